/** A table to start with. */
import type { ExampleTableResult } from '../../core/bulkProtocol';
import { csvText } from '../../core/csv/csvText';
import { readMac } from '../../core/phone/macAddress';
import { macOf } from '../../core/phone/phoneConfig';

const HEADINGS = ['mac', 'name', 'names', 'file', 'days'];
/** Of the range for documentation (RFC 9542 §2.1.2). */
const EXAMPLES: readonly (readonly string[])[] = [
  ['00:00:5E:00:53:01', 'phone-1.example.com', 'DNS:phone-1.example.com', 'phone-1', '1825'],
  ['00:00:5E:00:53:02', 'phone-2.example.com', 'DNS:phone-2.example.com IP:192.0.2.2', 'phone-2', '1825'],
];

/** One row for each MAC address in the names of files; without any, two to be replaced. */
export function exampleTable(fileNames: readonly string[]): ExampleTableResult {
  const found = fileNames.flatMap((name) => {
    const reading = readMac(macOf(name) ?? '');
    return reading.kind === 'mac' ? [reading.digits] : [];
  });
  const devices = [...new Set(found)].sort();
  const rows = devices.map((digits) => {
    const mac = digits.toUpperCase();
    return [mac.match(/../g)?.join(':') ?? mac, '', '', '', ''];
  });
  return {
    text: csvText([HEADINGS, ...(rows.length > 0 ? rows : EXAMPLES)], ','),
    devices: devices.length,
  };
}
