/** Any object in words. */
import type { PkiObject } from '../pkiObject';
import { describeCertificate } from './describeCertificate';
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
    case 'asn1Value':
      return { title: 'ASN.1 value', kindName: 'ASN.1 value', facts: ['ASN.1 value'], sections: [] };
    case 'unreadable':
      return { title: 'unreadable', kindName: 'unreadable', facts: ['unreadable'], sections: [] };
  }
}
