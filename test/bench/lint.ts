/** What checking costs beside reading: all rules over a trust store, and the rules of a keystroke in a large bundle. */
import { X509Certificate } from 'node:crypto';
import { type DocumentModel, objectOf, readDocument } from '../../server/src/core/documentModel';
import { type LintOptions, runRules } from '../../server/src/core/lint/runRules';
import { type Benchmark, type Measurement, measure } from '../harness/benchmark';
import { manyCertificates } from '../harness/manyCertificates';
import { readTrustStore } from '../harness/trustStore';

/** As many as make five megabytes. */
const COUNT = 7000;
const OPTIONS = { rounds: 5, millisecondsPerRound: 1000 };
const MOST = 3;
const PEER = 'node:crypto over the bundle';
const NOW = Date.UTC(2026, 10, 20);
const ALL: LintOptions = { now: NOW, expiryWarningDays: 30 };
/** Without those that compute signatures, which is done once for each certificate and remembered. */
const WITHOUT_SIGNATURES: LintOptions = {
  ...ALL,
  severities: {
    'chain/*': 'off',
    'rfc5280/own-signature-wrong': 'off',
    'rfc5280/key-identifiers-differ': 'off',
  },
};

export async function run(): Promise<readonly Benchmark[]> {
  return [wholeBundle(await readTrustStore()), keystrokes()];
}

/** Everything is read anew each time, so that nothing is known of any block. */
function wholeBundle(text: string): Benchmark {
  const items = read(text).blocks.length;
  const measurements = measure(
    [
      { name: 'decode', items, run: () => decodeAll(read(text)) },
      { name: 'decode and all rules', items, run: () => checkAnew(text) },
      { name: PEER, items, run: () => readWithNode(text) },
    ],
    OPTIONS,
  );
  const decode = millisecondsOf(measurements, 'decode') * items;
  const rules = millisecondsOf(measurements, 'decode and all rules') * items - decode;
  const peer = millisecondsOf(measurements, PEER) * items;
  return {
    title: `All rules over ${items} root certificates, signatures apart`,
    unit: 'certificates/s',
    measurements,
    requirements: [
      {
        text: `the rules take ${rules.toFixed(1)} ms, ${(rules / decode).toFixed(2)} times the decode, less than ${MOST} wanted`,
        isMet: rules < MOST * decode,
      },
      {
        text: `that is ${(rules / peer).toFixed(2)} times what node:crypto takes to read the same, less than 1 wanted`,
        isMet: rules < peer,
      },
    ],
  };
}

function checkAnew(text: string): number {
  const model = read(text);
  decodeAll(model);
  return runRules(model, WITHOUT_SIGNATURES).length;
}

/** A character comes and goes in the middle of a collection of certificates, each another one. */
function keystrokes(): Benchmark {
  const [, ...certificates] = manyCertificates(COUNT, 'complete');
  const text = certificates.join('');
  let model = read(text);
  if (runRules(model, ALL).length > 0) {
    throw new Error('There is something wrong with the certificates, so that not all of them are checked.');
  }
  const middle = text.indexOf('-----BEGIN', text.length / 2) + 200;
  const damaged = `${text.slice(0, middle)}A${text.slice(middle)}`;
  let isDamaged = false;
  const type = () => {
    isDamaged = !isDamaged;
    model = read(isDamaged ? damaged : text, model);
    return model;
  };
  const measurements = measure(
    [
      { name: 'keystroke', items: 1, run: () => type().blocks.length },
      { name: 'keystroke, with its findings', items: 1, run: () => runRules(type(), ALL).length },
      { name: PEER, items: 1, run: () => readWithNode(text) },
    ],
    OPTIONS,
  );
  const rules =
    millisecondsOf(measurements, 'keystroke, with its findings') - millisecondsOf(measurements, 'keystroke');
  const times = millisecondsOf(measurements, PEER) / rules;
  return {
    title: `A keystroke in a bundle of ${model.blocks.length} certificates, ${(text.length / 1e6).toFixed(1)} MB`,
    unit: 'times a second',
    measurements,
    requirements: [
      {
        text: `its rules take ${rules.toFixed(2)} ms, ${times.toFixed(0)} times less than node:crypto takes to read the bundle, 40 wanted`,
        isMet: times >= 40,
      },
    ],
  };
}

function read(text: string, previous?: DocumentModel): DocumentModel {
  return readDocument(text, { languageId: 'pem', maxLength: 1e7 }, previous);
}

function decodeAll(model: DocumentModel): number {
  return model.blocks.reduce((sum, block) => sum + objectOf(block.encoded).bytes.length, 0);
}

function readWithNode(text: string): number {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.reduce((sum, pem) => sum + new X509Certificate(pem).serialNumber.length, 0);
}

function millisecondsOf(measurements: readonly Measurement[], name: string): number {
  return 1000 / (measurements.find((each) => each.name === name)?.itemsPerSecond ?? Number.NaN);
}
