/** Any object in words. */
import type { PkiObject } from '../pkiObject';
import { describeCertificate } from './describeCertificate';
import { describeCms } from './describeCms';
import { describeCrl } from './describeCrl';
import {
  describeEncryptedKey,
  describeOpenSshKey,
  describeParameters,
  describePrivateKey,
  describePublicKey,
} from './describeKey';
import { describeOcspRequest, describeOcspResponse } from './describeOcsp';
import { describeAsn1Value, describeUnreadable } from './describeOther';
import { describePkcs12 } from './describePkcs12';
import { describeRequest } from './describeRequest';
import type { Depth, DescribeOptions, Description } from './description';

/** What fits a hover or a code lens. */
export function describeObject(object: PkiObject, options: DescribeOptions): Description {
  return describe(object, options, 'summary');
}

/** Everything there is. */
export function describeFully(object: PkiObject, options: DescribeOptions): Description {
  return describe(object, options, 'full');
}

function describe(object: PkiObject, options: DescribeOptions, depth: Depth): Description {
  switch (object.kind) {
    case 'certificate':
      return describeCertificate(object, options, depth);
    case 'certificateRequest':
      return describeRequest(object, depth);
    case 'certificateList':
      return describeCrl(object, options, depth);
    case 'privateKey':
      return describePrivateKey(object, depth);
    case 'encryptedPrivateKey':
      return describeEncryptedKey(object);
    case 'publicKey':
      return describePublicKey(object, depth);
    case 'cms':
      return describeCms(object, options, depth);
    case 'pkcs12':
      return describePkcs12(object, options, depth);
    case 'ocspRequest':
      return describeOcspRequest(object, options, depth);
    case 'ocspResponse':
      return describeOcspResponse(object, options, depth);
    case 'domainParameters':
      return describeParameters(object, depth);
    case 'openSshKey':
      return describeOpenSshKey(object);
    case 'asn1Value':
      return describeAsn1Value(object);
    case 'unreadable':
      return describeUnreadable(object);
  }
}
