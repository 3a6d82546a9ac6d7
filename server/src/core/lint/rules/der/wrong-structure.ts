import { problemText } from '../../../x509/objectProblem';
import { hasIdleOctet } from '../../integerOctets';
import { atBytes, defineRule, type Place, RFC_5280, X_690 } from '../../rule';

/** What breaks X.690 in a way that programs read over has rules of its own. */
const HAVE_RULES: ReadonlySet<string> = new Set([
  'non-minimal-length',
  'indefinite-length',
  'non-minimal-tag',
  'wrong-form',
]);

export const rule = defineRule({
  appliesTo: [
    'certificate',
    'certificateRequest',
    'certificateList',
    'privateKey',
    'encryptedPrivateKey',
    'publicKey',
    'cms',
    'pkcs12',
    'ocspRequest',
    'ocspResponse',
    'domainParameters',
    'openSshKey',
  ],
  severity: 'error',
  title: 'a field is missing, or is not what the standard says',
  why: 'Programs read objects by their definition and refuse what does not fit it.',
  fix: 'Have the object made again by another program, or paste it again.',
  citations: [RFC_5280('§4.1'), RFC_5280('§5.1'), X_690('§8')],
  *check(object) {
    for (const problem of object.problems) {
      const { kind, field, detail, span, node } = problem;
      const isSaidElsewhere =
        kind === 'bad-encoding' ? HAVE_RULES.has(detail) : node !== undefined && hasIdleOctet(node);
      if (!isSaidElsewhere) {
        const place: Place =
          object.node === undefined ? atBytes(span) : { kind: 'bytes', span, of: object.node.bytes };
        yield {
          place,
          message: `The field ${field} ${problemText(problem)}. Programs that go by the standard refuse the object; have it made again, or paste it again.`,
        };
      }
    }
  },
});
