import { knownValue, type PhoneItem } from '../../../phone/phoneConfig';
import { POLYCOM_37148 } from '../../phoneRule';
import { isConfig, type PlacedConfig } from '../../placedConfigs';
import { definePlacedRule } from '../../placedIssuers';
import { atText, type Finding } from '../../rule';

const LIST = /^device\.sec\.TLS\.profile\.caCertList\d+$/;
const PLATFORM = /\bPlatform([12])\b/gi;
const SOURCE = /^sec\.TLS\.profile\.(\d+)\.caCert\.(?:(defaultList)|application([2-6])|platform([12]))$/;
const ON = /^(?:1|true)$/i;

export const rule = definePlacedRule({
  severity: 'warning',
  title: 'a TLS profile that trusts an empty slot',
  why: 'The profile takes its CA from a slot that no config of the workspace fills, so the phone trusts nobody with it. An application profile with several sources is fine as long as one of them has something.',
  fix: 'Put the CA into the slot, or choose another list of CAs.',
  citations: [POLYCOM_37148],
  *check(document) {
    if (
      !isConfig(document) ||
      document.config.dialect.id !== 'ucsoftware' ||
      !document.surroundings.isComplete
    ) {
      return;
    }
    const { config } = document;
    for (const item of config.items.filter(({ name }) => LIST.test(name))) {
      for (const [, number] of (knownValue(config, item) ?? '').matchAll(PLATFORM)) {
        const slot = `device.sec.TLS.customCaCert${number}`;
        if (isEmpty(document, slot)) {
          yield {
            place: atText(item.valueSpan),
            message: `This profile takes its CA from ${slot}, which no config of the workspace fills: the phone trusts no server with it. Put the CA into that slot, or choose another list.`,
          };
        }
      }
    }
    for (const sources of sourcesByProfile(document).values()) {
      yield* emptySources(document, sources);
    }
  },
});

interface Source {
  readonly item: PhoneItem;
  /** `undefined` for the list that comes with the phone. */
  readonly slot: string | undefined;
  readonly isOn: boolean;
}

/** Where application profiles take their CAs from, by the number of the profile. */
function sourcesByProfile({ config }: PlacedConfig): ReadonlyMap<string, readonly Source[]> {
  const found = new Map<string, Source[]>();
  for (const item of config.items) {
    const [, profile, ownList, application, platform] = SOURCE.exec(item.name) ?? [];
    const value = knownValue(config, item);
    if (profile === undefined || value === undefined) {
      continue;
    }
    const slot =
      ownList !== undefined
        ? undefined
        : application !== undefined
          ? `sec.TLS.customCaCert.${application}`
          : `device.sec.TLS.customCaCert${platform}`;
    const sources = found.get(profile) ?? [];
    sources.push({ item, slot, isOn: ON.test(value) });
    found.set(profile, sources);
  }
  return found;
}

/** Nothing where one of those that are switched on has something. */
function* emptySources(document: PlacedConfig, sources: readonly Source[]): Generator<Finding> {
  const used = sources.filter(({ isOn }) => isOn);
  if (used.some(({ slot }) => slot === undefined || !isEmpty(document, slot))) {
    return;
  }
  const isAlone = sources.some(({ slot, isOn }) => slot === undefined && !isOn);
  for (const { item, slot } of used) {
    yield {
      place: atText(item.valueSpan),
      ...(isAlone ? {} : { severity: 'information' as const }),
      message: `This profile is to trust the CA of ${slot}, which no config of the workspace fills: ${isAlone ? 'the phone trusts no server with it' : 'what is left is at most the list that comes with the phone'}. Put the CA into that slot, or switch on another source.`,
    };
  }
}

function isEmpty({ surroundings }: PlacedConfig, slot: string): boolean {
  return surroundings.configsWith('slots', slot).length === 0;
}
