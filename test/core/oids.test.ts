import { describe, expect, it } from 'vitest';
import { attributeShortName, oidName, oidNames } from '../../server/src/core/der/oids';
import { algorithmArcs } from '../../server/src/core/der/oidTables/algorithmArcs';
import { curveArcs } from '../../server/src/core/der/oidTables/curveArcs';
import { pkcsArcs } from '../../server/src/core/der/oidTables/pkcsArcs';
import { pkixArcs } from '../../server/src/core/der/oidTables/pkixArcs';
import { policyArcs } from '../../server/src/core/der/oidTables/policyArcs';
import { vendorArcs } from '../../server/src/core/der/oidTables/vendorArcs';
import { x500Arcs } from '../../server/src/core/der/oidTables/x500Arcs';

const arcs = [x500Arcs, pkixArcs, pkcsArcs, algorithmArcs, curveArcs, vendorArcs, policyArcs].flat();

describe('the tables of object identifiers', () => {
  it.each(arcs.map((arc) => [arc[0], arc[1]] as const))('%s alternates numbers and names', (_, text) => {
    const words = text.split(/\s+/);
    expect(words.length % 2).toBe(0);
    for (let at = 0; at < words.length; at += 2) {
      expect(words[at]).toMatch(/^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))*$/);
      expect(words[at + 1]).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]+$/);
    }
  });

  it('name no identifier twice', () => {
    const seen = arcs.flatMap(([prefix, text]) =>
      text.split(/\s+/).flatMap((word, at) => (at % 2 === 0 ? [`${prefix}.${word}`] : [])),
    );
    expect(seen.filter((oid, at) => seen.indexOf(oid) !== at)).toEqual([]);
    expect(oidNames().size).toBe(seen.length);
  });

  it('hold what a PKI folder holds', () => {
    expect(oidNames().size).toBeGreaterThan(1300);
    expect(
      ['2.5.4.3', '1.2.840.113549.1.1.11', '1.2.840.10045.2.1', '1.2.840.10045.3.1.7', '2.5.29.17'].map(
        oidName,
      ),
    ).toEqual(['commonName', 'sha256WithRSAEncryption', 'ecPublicKey', 'prime256v1', 'subjectAltName']);
    expect(
      ['1.3.6.1.5.5.7.3.14', '1.3.6.1.4.1.311.20.2', '2.16.840.1.101.3.4.3.18', '1.3.101.112'].map(oidName),
    ).toEqual(['eapOverLAN', 'enrollCerttype', 'ML-DSA-65', 'Ed25519']);
    expect(oidName('1.2.3.4')).toBeUndefined();
    expect(oidName('constructor')).toBeUndefined();
  });
});

describe('short names of attribute types', () => {
  it.each([
    ['2.5.4.3', 'CN'],
    ['2.5.4.5', 'serialNumber'],
    ['2.5.4.9', 'street'],
    ['2.5.4.12', 'title'],
    ['2.5.4.17', 'postalCode'],
    ['2.5.4.97', 'organizationIdentifier'],
    ['0.9.2342.19200300.100.1.1', 'UID'],
    ['0.9.2342.19200300.100.1.25', 'DC'],
    ['1.2.840.113549.1.9.1', 'emailAddress'],
    ['1.3.6.1.4.1.311.60.2.1.3', 'jurisdictionC'],
  ])('%s is %s', (oid, name) => expect(attributeShortName(oid)).toBe(name));

  it.each(['1.2.840.113549.1.1.1', '2.5.4.3.1', '2.5.29.17', '1.2.3'])('%s has none', (oid) =>
    expect(attributeShortName(oid)).toBeUndefined(),
  );
});
