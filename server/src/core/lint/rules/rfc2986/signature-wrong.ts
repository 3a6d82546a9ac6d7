import { verifySigned } from '../../../crypto/verifySigned';
import { RFC } from '../../citations';
import { whyKeyForbids } from '../../keyForbidsSignature';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificateRequest',
  severity: 'error',
  title: 'the signature of a request is wrong',
  why: 'A request is signed with the key it holds, to prove that its sender has the private key; a CA refuses it otherwise.',
  fix: 'Make the request again; if it was copied, copy it again.',
  citations: [RFC(2986, '§4.2')],
  *check(request) {
    const { publicKey, signatureAlgorithm } = request;
    const isForbidden = whyKeyForbids(publicKey?.algorithm, signatureAlgorithm) !== undefined;
    if (!isForbidden && verifySigned(request, publicKey) === 'bad') {
      yield {
        place: atNode(request.signatureValue ?? request.node),
        message:
          'The signature of this request does not fit the key in it: it was changed or damaged after it was signed, and no CA should take it. Make it again.',
      };
    }
  },
});
