import { defineEncodingRule, times } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'carriage-return',
  severity: 'error',
  title: 'lines end in CR alone',
  why: 'OpenSSL knows LF and CR LF only and finds no object.',
  fix: 'Save the file with LF or CR LF line ends.',
  citations: [RFC_7468('§3')],
  message: (problem) =>
    `This line ends in CR alone${times(problem)}; OpenSSL does not read it. Save the file with LF or CR LF line ends.`,
});
