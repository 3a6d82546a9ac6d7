import type { DerNode } from '../../../der/readDer';
import { atNode, defineRule, RFC_5280, X_690 } from '../../rule';

/** The value of a field that is left out; where it is written nevertheless. */
const FALSE = 0;

export const rule = defineRule({
  appliesTo: ['certificate', 'certificateRequest', 'certificateList'],
  severity: 'error',
  title: 'a value is written that DER leaves out',
  why: 'DER leaves a field out where it has its default: not critical, no CA, version 1. Strict programs refuse the object.',
  fix: 'Have it issued again by a program that writes DER.',
  citations: [X_690('§11.5'), RFC_5280('§4.1')],
  *check(object) {
    const mild = object.kind === 'certificateRequest' ? ({ severity: 'warning' } as const) : {};
    if (object.kind === 'certificate' && object.version === 1 && object.versionNode !== undefined) {
      yield {
        place: atNode(object.versionNode),
        message: `The version 1 is written out, where DER leaves it out. ${ADVICE}`,
      };
    }
    for (const { criticalNode, value, name } of object.extensions) {
      if (criticalNode !== undefined && isFalse(criticalNode)) {
        yield {
          place: atNode(criticalNode),
          message: `It is written out that the extension ${name} is not critical, where DER leaves that out. ${ADVICE}`,
          ...mild,
        };
      }
      const ca = value.kind === 'basicConstraints' ? value.caNode : undefined;
      if (ca !== undefined && isFalse(ca)) {
        yield {
          place: atNode(ca),
          message: `It is written out that this is no CA, where DER leaves that out. ${ADVICE}`,
          ...mild,
        };
      }
    }
  },
});

const ADVICE = 'Strict programs refuse it; have it issued again by a program that writes DER.';

function isFalse({ bytes, contentStart, contentEnd }: DerNode): boolean {
  return contentEnd - contentStart === 1 && bytes[contentStart] === FALSE;
}
