import { isKey } from '../../isKey';
import { defineRule, inBlock, OPENSSL } from '../../rule';

export const rule = defineRule({
  appliesTo: 'document',
  severity: 'warning',
  title: 'a file holds more than one private key',
  why: 'Programs take the first key of a file and never see the others.',
  fix: 'Give each key a file of its own.',
  citations: [OPENSSL('SSL_CTX_use_PrivateKey_file(3)')],
  *check({ host, blocks, objectOf }) {
    if (host !== 'pem') {
      return;
    }
    const keys = blocks.filter((block) => isKey(objectOf(block)));
    const [first, ...others] = keys;
    for (const block of others) {
      const line = block.encoded.armor?.begin;
      yield {
        place: inBlock(block, line === undefined ? { kind: 'whole' } : { kind: 'text', span: line.span }),
        message:
          'Another private key stands above in this file, and programs take the first one only. Give this key a file of its own.',
        related:
          first === undefined ? [] : [{ place: inBlock(first), message: 'The key that programs take.' }],
      };
    }
  },
});
