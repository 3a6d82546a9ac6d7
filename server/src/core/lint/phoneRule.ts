/** What the rules on phone configs share. */
import type { Block } from '../encoding/encoded';
import type { CertificateSlot, DialectId, PhoneConfig, PhoneItem } from '../phone/phoneConfig';
import { slotOf } from '../phone/phoneConfig';
import { blocksOfItem } from '../phone/phoneDocument';
import type { Citation, Finding, LintContext, Rule, RuleOf } from './rule';
import { defineRule } from './rule';
import type { PhoneSubject } from './subjects';

export interface PhoneRule extends Omit<RuleOf<'phoneConfig'>, 'appliesTo'> {
  /** The families whose configs it looks at; all where it is absent. */
  readonly dialects?: readonly DialectId[];
}

export function definePhoneRule({ dialects, check, ...rest }: PhoneRule): Rule {
  return defineRule({
    ...rest,
    appliesTo: 'phoneConfig',
    check: (subject: PhoneSubject, context: LintContext): Iterable<Finding> =>
      dialects === undefined || dialects.includes(subject.config.dialect.id) ? check(subject, context) : [],
  });
}

const firsts = new WeakMap<PhoneConfig, ReadonlyMap<string, PhoneItem>>();

/** The first item of each name. */
export function firstByName(config: PhoneConfig): ReadonlyMap<string, PhoneItem> {
  const known = firsts.get(config);
  if (known !== undefined) {
    return known;
  }
  const found = new Map<string, PhoneItem>();
  for (const item of config.items) {
    if (!found.has(item.name)) {
      found.set(item.name, item);
    }
  }
  firsts.set(config, found);
  return found;
}

export interface FilledSlot {
  readonly item: PhoneItem;
  readonly slot: CertificateSlot;
  readonly blocks: readonly Block[];
}

const filled = new WeakMap<PhoneConfig, readonly FilledSlot[]>();

/** Items that hold certificates, with the blocks in their values. */
export function filledSlots({
  config,
  blocks,
}: Pick<PhoneSubject, 'config' | 'blocks'>): readonly FilledSlot[] {
  let found = filled.get(config);
  if (found === undefined) {
    const slots: FilledSlot[] = [];
    for (const item of config.items) {
      const slot = slotOf(config, item);
      if (slot !== undefined && item.valueSpan.end > item.valueSpan.start) {
        slots.push({ item, slot, blocks: blocksOfItem(blocks, item) });
      }
    }
    found = slots;
    filled.set(config, found);
  }
  return found;
}

export const OPTIPOINT_XML = (section: string): Citation => ({
  source: 'Siemens A31003-J4260-M101-2-76A9, XML Configuration Management',
  section,
});
export const OPTIPOINT_SECURE = (section: string): Citation => ({
  source: 'Siemens A31003-J4260-M102-1-76A9, XML and/or 802.1x Certificate over secure link',
  section,
});
export const WPI_GUIDE = (section: string): Citation => ({
  source: 'Unify A31003-S2000-R102-16-7620, Provisioning Interface Developer’s Guide',
  section,
});
export const SPECTRALINK_CERTIFICATES: Citation = {
  source: 'Spectralink, Installing Certificates on Spectralink 8400 Handsets',
  section: 'whole document',
};
export const SPECTRALINK_CUSTOM = (section: string): Citation => ({
  source: 'Spectralink, Using custom certificates with Spectralink 8400 Series Handsets',
  section,
});
export const POLYCOM_37148: Citation = {
  source: 'Polycom Feature Profile 37148 Rev. E, Device Certificates on Polycom Phones',
  section: 'whole document',
};
export const INNOVAPHONE = (section: string): Citation => ({
  source: 'innovaphone Reference11r1, Certificate management',
  section,
});
export const INNOVAPHONE_UPDATE: Citation = { source: 'innovaphone/php-update-server', section: '111dc8f' };
