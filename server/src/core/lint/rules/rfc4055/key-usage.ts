import type { KeyUsageName } from '../../../x509/extensions/keyUsage';
import { RFC } from '../../citations';
import { defineKeyUsageRule, SIGNS } from '../../keyUsageRule';

const ENCIPHERS: readonly KeyUsageName[] = ['keyEncipherment', 'dataEncipherment'];

export const rule = defineKeyUsageRule({
  allowed: new Map([
    ['RSA-PSS', SIGNS],
    ['RSA-OAEP', ENCIPHERS],
  ]),
  why: 'An RSA key for RSASSA-PSS signs and does nothing else, one for RSAES-OAEP encrypts and does nothing else.',
  fix: 'Have it issued again without the other usages, or make a key with the algorithm rsaEncryption, which is for both.',
  citations: [RFC(4055, '§1.2')],
});
