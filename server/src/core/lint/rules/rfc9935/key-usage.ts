import type { KeyUsageName } from '../../../x509/extensions/keyUsage';
import { RFC } from '../../citations';
import { defineKeyUsageRule } from '../../keyUsageRule';

const ENCIPHERS: readonly KeyUsageName[] = ['keyEncipherment'];

export const rule = defineKeyUsageRule({
  allowed: new Map(['ML-KEM-512', 'ML-KEM-768', 'ML-KEM-1024'].map((name) => [name, ENCIPHERS])),
  why: 'ML-KEM keys carry other keys, and do nothing else; keyEncipherment has to be their only usage.',
  fix: 'Have it issued again with keyEncipherment only.',
  citations: [RFC(9935, '§5')],
});
