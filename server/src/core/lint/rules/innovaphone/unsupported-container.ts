import { defineDeviceRule } from '../../deviceRule';
import { INNOVAPHONE } from '../../phoneRule';
import { atNode } from '../../rule';

export const rule = defineDeviceRule({
  targets: ['innovaphone'],
  dialect: 'innovaphone',
  appliesTo: ['pkcs12', 'cms'],
  severity: 'error',
  title: 'a container that innovaphone devices do not read',
  why: 'The devices read certificates in DER and in PEM, and a chain with its key as one PEM file.',
  fix: 'Write the certificates, and the key where it is to go with them, into one PEM file.',
  citations: [
    INNOVAPHONE('File formats'),
    INNOVAPHONE('Uploading a certificate chain together with the private key'),
  ],
  *check({ kind, node }) {
    yield {
      place: atNode(node),
      message: `Innovaphone devices read certificates in DER and PEM, and this is a ${kind === 'pkcs12' ? 'PKCS #12' : 'PKCS #7'}. Write what is in it into one PEM file: the device certificate first, then the CAs up to the root, and the key in PKCS#1 or PKCS#8.`,
    };
  },
});
