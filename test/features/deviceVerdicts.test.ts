import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEVICE_TARGETS, type DeviceTarget } from '../../server/src/core/deviceProtocol';
import { type DocumentModel, objectOf, readDocument } from '../../server/src/core/documentModel';
import { type LintOptions, type PlacedFinding, runRules } from '../../server/src/core/lint/runRules';
import type { Target } from '../../server/src/core/lint/targets';
import { savedFormOf } from '../../server/src/core/phone/savedForm';
import { ALWAYS, OF_TARGET } from '../../server/src/core/verdict/refusals';
import { devicesOf, isForDevices, type Verdict, verdicts } from '../../server/src/core/verdict/verdicts';
import { sourcesOf, verdictLine, verdictReport } from '../../server/src/core/verdict/verdictText';
import { SOURCES } from '../harness/verdictSources';

const rules = new URL('../rules/', import.meta.url);
const NOW = Date.UTC(2026, 11, 1);
const LANGUAGES: Readonly<Record<string, string>> = { xml: 'xml', cfg: 'properties', txt: 'plaintext' };

interface Fixture {
  readonly name: string;
  readonly model: DocumentModel;
  readonly options: LintOptions;
}

/** The fixtures of a rule that begin with `bad` or `good`; those that are whole workspaces are left out. */
function fixturesOf(ruleId: string, begin: 'bad' | 'good'): readonly Fixture[] {
  const folder = new URL(`${ruleId}/`, rules);
  return readdirSync(folder)
    .filter((name) => name.startsWith(begin) && !name.endsWith('.files'))
    .map((name) => {
      const bytes = readFileSync(new URL(name, folder));
      const text = bytes.toString('utf8');
      const given = /^(?:<!-- |# )?with (\{.*\})(?: -->)?\r?$/m.exec(text)?.[1] ?? '{}';
      const languageId = LANGUAGES[name.slice(name.lastIndexOf('.') + 1)] ?? 'pem';
      const phone = { path: name, dialect: 'auto', files: {}, saved: savedFormOf(bytes) } as const;
      return {
        name,
        model: readDocument(text, { languageId, maxLength: 1e6, phone }),
        options: { now: NOW, expiryWarningDays: 30, ...(JSON.parse(given) as Partial<LintOptions>) },
      };
    });
}

/** With the devices that the fixture is for besides. */
function verdictOn(
  { model, options }: Fixture,
  target: DeviceTarget,
  besides: readonly Target[] = [],
): Verdict {
  const devices = DEVICE_TARGETS.filter((each) => each === target || besides.includes(each));
  const found = verdicts(devices, (targets) => runRules(model, { ...options, targets }));
  const verdict = found.find((each) => each.target === target);
  expect(verdict).toBeDefined();
  return verdict as Verdict;
}

const finding = (ruleId: string, severity: PlacedFinding['severity']): PlacedFinding => ({
  ruleId,
  severity,
  message: 'This is wrong. Mend it.',
  span: { start: 0, end: 1 },
  tags: [],
  related: [],
  data: {},
  block: undefined,
});
const stateOf = (target: DeviceTarget, ...findings: readonly PlacedFinding[]) =>
  verdicts([target], () => findings)[0]?.state;
const isOfWorkspace = (ruleId: string) => ruleId.startsWith('workspace/');

describe.each(DEVICE_TARGETS)('%s', (target) => {
  const { refuses, doubts, ignores } = OF_TARGET[target];

  it.each(Object.entries({ ...ALWAYS, ...refuses }))('refuses what %s finds', (ruleId, severity) => {
    expect(stateOf(target, finding(ruleId, severity))).toBe('refused');
    if (!isOfWorkspace(ruleId)) {
      const found = fixturesOf(ruleId, 'bad').map((each) => verdictOn(each, target));
      const deciding = found.filter(({ because }) => because.some((each) => each.ruleId === ruleId));
      expect(deciding.some(({ state }) => state === 'refused')).toBe(true);
    }
  });

  it.each(doubts)('leaves a doubt where %s finds something', (ruleId) => {
    expect(stateOf(target, finding(ruleId, 'information'))).toBe('doubtful');
    if (!isOfWorkspace(ruleId)) {
      const found = fixturesOf(ruleId, 'bad').map((each) => verdictOn(each, target));
      expect(found.some(({ because }) => because.some((each) => each.ruleId === ruleId))).toBe(true);
    }
  });

  it('is not decided by a rule in a file that it does not complain of', () => {
    for (const ruleId of [...Object.keys({ ...ALWAYS, ...refuses }), ...doubts].filter(
      (id) => !isOfWorkspace(id),
    )) {
      // What other targets find in a file says nothing of this one.
      for (const fixture of fixturesOf(ruleId, 'good').filter(({ name }) => !name.includes('other-target'))) {
        const asked = fixture.options.targets;
        if (asked === undefined || asked.includes(target)) {
          const { because } = verdictOn(fixture, target, asked);
          expect(
            because.map((each) => each.ruleId),
            fixture.name,
          ).not.toContain(ruleId);
        }
      }
    }
  });

  it.each(ignores)('passes over what begins with %s', (begin) => {
    expect(stateOf(target, finding(`${begin}x`, 'error'))).toBe('accepted');
  });
});

describe('a rule that can decide', () => {
  const ids = [
    ...new Set([
      ...Object.keys(ALWAYS),
      ...Object.values(OF_TARGET).flatMap(({ refuses, doubts }) => [...Object.keys(refuses), ...doubts]),
    ]),
  ];

  it('rests on a document and a place in it', () => {
    const found = ids.map((ruleId) => [ruleId, sourcesOf(finding(ruleId, 'error')).join('; ')]);
    expect(Object.fromEntries(found)).toEqual(SOURCES);
  });

  it('has a file that it complains of and one that it does not', () => {
    for (const ruleId of ids) {
      const names = readdirSync(new URL(`${ruleId}/`, rules)).join(' ');
      expect(names, ruleId).toMatch(/\bbad/);
      expect(names, ruleId).toMatch(/\bgood/);
    }
  });
});

describe('a verdict', () => {
  it('is refused, doubtful or accepted by the gravest finding', () => {
    const refusal = finding('innovaphone/unsupported-key', 'error');
    expect(stateOf('innovaphone')).toBe('accepted');
    expect(stateOf('innovaphone', finding('rfc5280/serial-too-long', 'warning'))).toBe('accepted');
    expect(stateOf('innovaphone', finding('rfc5280/serial-too-long', 'error'))).toBe('doubtful');
    expect(stateOf('innovaphone', finding('innovaphone/unsupported-key', 'warning'))).toBe('doubtful');
    expect(stateOf('innovaphone', finding('internal/not-read-completely', 'information'))).toBe('doubtful');
    const [verdict] = verdicts(['innovaphone'], () => [
      finding('innovaphone/chain-order', 'warning'),
      finding('innovaphone/costly-certificate', 'information'),
      refusal,
    ]);
    expect(verdict?.state).toBe('refused');
    expect(verdict?.because.map(({ ruleId }) => ruleId)).toEqual([
      'innovaphone/unsupported-key',
      'innovaphone/chain-order',
    ]);
  });

  it('is asked for each device alone, but for the two sides of 802.1X', () => {
    const asked: string[] = [];
    verdicts(['innovaphone', '8021x-client', '8021x-server'], (targets) => {
      asked.push(targets.join(' '));
      return [];
    });
    expect(asked).toEqual(['innovaphone', '8021x-client 8021x-server', '8021x-server 8021x-client']);
  });

  it('is put in words, with what it rests on', () => {
    const [verdict] = verdicts(['innovaphone'], () => [
      finding('innovaphone/unsupported-key', 'error'),
      finding('innovaphone/unsupported-signature', 'error'),
    ]) as [Verdict];
    expect(verdictLine(verdict, [])).toBe(
      'innovaphone: would be refused, because: a key that innovaphone devices do not support (and 1 more reason)',
    );
    expect(verdictReport('pbx.pem', [verdict], [], () => 7)).toContain(
      'line 7: This is wrong. Mend it.\n    innovaphone/unsupported-key (innovaphone Reference11r1, Certificate management, Key types)',
    );
  });
});

it('says where it could not look inside', () => {
  const [sealed] = fixturesOf('dot1x/container-encryption', 'good').filter(({ name }) => name === 'good.pem');
  const objects = sealed?.model.blocks.map(({ encoded }) => objectOf(encoded)) ?? [];
  const accepted: Verdict = { target: '8021x-client', state: 'accepted', because: [] };
  expect(verdictLine(accepted, objects)).toBe(
    '802.1X, the phone or computer: would be accepted, as far as can be told without its pass phrase',
  );
  expect(verdictLine(accepted, [])).toBe('802.1X, the phone or computer: would be accepted');
});

describe('a file', () => {
  const open = (text: string, languageId: string, path = 'file:///p/a.pem') =>
    readDocument(text, { languageId, maxLength: 1e6, phone: { path, dialect: 'auto', files: {} } });
  const sample = (name: string) => readFileSync(new URL(`../../sample/${name}`, import.meta.url), 'utf8');

  it('is for devices where it holds a certificate, a request, a container or a config', () => {
    expect(isForDevices(open(sample('server.crt'), 'pem'))).toBe(true);
    expect(isForDevices(open(sample('server.csr'), 'pem'))).toBe(true);
    expect(isForDevices(open(sample('server.key'), 'pem'))).toBe(false);
    expect(isForDevices(open('# nothing', 'pem'))).toBe(false);
    expect(isForDevices(open('<PHONE_CONFIG device.set="1"/>', 'properties'))).toBe(true);
  });

  it('is for the devices of its targets and of its own family', () => {
    const config = open('<PHONE_CONFIG device.set="1"/>', 'properties');
    expect(devicesOf(config, ['generic', '8021x-client'])).toEqual(['spectralink-8400', '8021x-client']);
    expect(devicesOf(open(sample('server.crt'), 'pem'), ['generic'])).toEqual([]);
  });
});
