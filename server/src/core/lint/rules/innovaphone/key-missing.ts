import { defineBundleRule } from '../../bundleRule';
import { isIssuedByName } from '../../issuedByName';
import { INNOVAPHONE } from '../../phoneRule';
import { inBlock } from '../../rule';

export const rule = defineBundleRule({
  severity: 'hint',
  title: 'a device chain without its private key',
  why: 'A chain that is uploaded needs its private key in the same file, unless the key was made on the device with the request that this chain answers.',
  fix: 'Add the private key in PKCS#1 or PKCS#8 where the device does not have it.',
  citations: [
    INNOVAPHONE('Uploading a certificate chain together with the private key'),
    INNOVAPHONE('Uploading a certificate derived from a certificate signing request'),
  ],
  *check({ chain, isScript, hasKey }) {
    const [device, issuer] = chain;
    if (isScript || hasKey || device === undefined || issuer === undefined) {
      return;
    }
    const isSelfIssued = isIssuedByName(device.certificate, device.certificate);
    if (!isSelfIssued && isIssuedByName(device.certificate, issuer.certificate)) {
      yield {
        place: inBlock(device.block),
        message:
          'This chain comes without its private key. That is right for the answer to a request of the device, and for a trust list; for an upload of chain and key, add the key in PKCS#1 or PKCS#8.',
      };
    }
  },
});
