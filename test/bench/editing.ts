/** A bundle of five megabytes, open in the editor: a hover, and a keystroke with its findings. */
import { X509Certificate } from 'node:crypto';
import { type DocumentModel, objectOf, readDocument } from '../../server/src/core/documentModel';
import { hover } from '../../server/src/core/features/hover';
import { runRules } from '../../server/src/core/lint/runRules';
import { type Benchmark, measure, ratio } from '../harness/benchmark';
import { readTrustStore } from '../harness/trustStore';

const SIZE = 5_000_000;
const OPTIONS = { rounds: 3, millisecondsPerRound: 1500 };
const LINT = { now: Date.UTC(2026, 10, 20), expiryWarningDays: 30 };

export async function run(): Promise<readonly Benchmark[]> {
  const roots = await readTrustStore();
  const text = roots.repeat(Math.ceil(SIZE / roots.length));
  let model = read(text);
  runRules(model, LINT);
  const middle = text.indexOf('-----BEGIN', text.length / 2) + 200;
  const damaged = `${text.slice(0, middle)}A${text.slice(middle)}`;
  let isDamaged = false;
  let place = 0;

  const measurements = measure(
    [
      {
        name: 'hover',
        items: 1,
        run: () => {
          place = (place + 7919 * 61) % text.length;
          return hover(model, place, LINT)?.markdown.length ?? 0;
        },
      },
      {
        name: 'keystroke',
        items: 1,
        run: () => {
          isDamaged = !isDamaged;
          model = read(isDamaged ? damaged : text, model);
          return runRules(model, LINT).length;
        },
      },
      { name: 'reading it all anew', items: 1, run: () => decodeAll(read(text)) },
      { name: 'node:crypto over the bundle', items: 1, run: () => readWithNode(text) },
    ],
    OPTIONS,
  );
  const milliseconds = (name: string) =>
    1000 / (measurements.find((each) => each.name === name)?.itemsPerSecond ?? 0);
  const times = ratio(measurements, 'keystroke', 'reading it all anew');
  return [
    {
      title: `A bundle of ${model.blocks.length} certificates, ${(text.length / 1e6).toFixed(1)} MB`,
      unit: 'times a second',
      measurements,
      requirements: [
        {
          text: `a hover takes ${milliseconds('hover').toFixed(2)} ms, less than 10 wanted`,
          isMet: milliseconds('hover') < 10,
        },
        {
          text: `a keystroke costs ${times.toFixed(0)} times less than reading it all anew, 10 wanted`,
          isMet: times >= 10,
        },
      ],
    },
  ];
}

function read(text: string, previous?: DocumentModel): DocumentModel {
  return readDocument(text, { languageId: 'pem', maxLength: 2 * SIZE }, previous);
}

function decodeAll(model: DocumentModel): number {
  return model.blocks.reduce((sum, block) => sum + objectOf(block.encoded).bytes.length, 0);
}

function readWithNode(text: string): number {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.reduce((sum, pem) => sum + new X509Certificate(pem).serialNumber.length, 0);
}
