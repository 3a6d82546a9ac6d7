/** Rules on what innovaphone devices take at once: a PEM file for an upload, or the certificates of an update script. */
import type { Block } from '../encoding/encoded';
import type { Certificate } from '../x509/certificate';
import { certificatesIn } from './fileObjects';
import { defineRule, type Finding, type Rule, type RuleOf } from './rule';
import type { DocumentSubject, PhoneSubject } from './subjects';

export interface DeviceBundle extends Pick<PhoneSubject, 'blocks' | 'objectOf'> {
  readonly isScript: boolean;
  /** In the order of the text. */
  readonly chain: readonly { readonly block: Block; readonly certificate: Certificate }[];
  readonly hasKey: boolean;
}

interface BundleRule extends Omit<RuleOf<'document'>, 'appliesTo' | 'onlyFor' | 'check'> {
  readonly check: (bundle: DeviceBundle) => Iterable<Finding>;
}

/** Under the target `innovaphone` it looks at every PEM file, otherwise at configs of the device only. */
export function defineBundleRule({ check, why, ...rest }: BundleRule): Rule {
  return defineRule({
    ...rest,
    why: `${why} Files that are for an innovaphone device by their text or by \`phonepki.phone.dialect\` are always looked at, all other PEM files where \`phonepki.profile\` names \`innovaphone\`.`,
    appliesTo: ['document', 'phoneConfig'],
    check(subject: DocumentSubject | PhoneSubject, { host, targets }): Iterable<Finding> {
      const isPemOfTarget = host === 'pem' && targets.includes('innovaphone');
      if (!('config' in subject)) {
        return isPemOfTarget ? check(bundleOf(subject, false)) : [];
      }
      const { dialect, kind } = subject.config;
      return isPemOfTarget || dialect.id !== 'innovaphone' ? [] : check(bundleOf(subject, kind === 'script'));
    },
  });
}

function bundleOf(
  { blocks, objectOf }: Pick<PhoneSubject, 'blocks' | 'objectOf'>,
  isScript: boolean,
): DeviceBundle {
  return {
    blocks,
    objectOf,
    isScript,
    chain: certificatesIn({ blocks, objectOf }),
    hasKey: blocks.some(
      (block) => /[kK]ey$/.test(objectOf(block).kind) && objectOf(block).kind !== 'publicKey',
    ),
  };
}
