/** DHCP options of phones as a part of the configuration of a DHCP server, with comments. */
import type { DhcpFamily, DhcpOptionsResult, DhcpServer } from '../../dhcpProtocol';
import type { DhcpPlan, DhcpRefusal } from './dhcpPlan';
import { type DhcpWishes, planDhcpOptions } from './planDhcpOptions';
import { writeDnsmasq } from './writeDnsmasq';
import { writeIscDhcp } from './writeIscDhcp';
import { writeWindows } from './writeWindows';

interface Writer {
  readonly language: string;
  readonly where: string;
  readonly write: (plan: DhcpPlan) => readonly string[];
}

const WRITERS: Readonly<Record<DhcpServer, Writer>> = {
  dnsmasq: {
    language: 'plaintext',
    where: 'For dnsmasq: a file in /etc/dnsmasq.d, or lines of dnsmasq.conf. Check with dnsmasq --test.',
    write: writeDnsmasq,
  },
  'isc-dhcpd': {
    language: 'plaintext',
    where: 'For ISC dhcpd: lines of dhcpd.conf, outside of any subnet. Check with dhcpd -t.',
    write: writeIscDhcp,
  },
  windows: {
    language: 'powershell',
    where: 'For Windows Server: PowerShell, run as an administrator of DHCP.',
    write: writeWindows,
  },
};

export type DhcpConfiguration = ({ readonly kind: 'text' } & DhcpOptionsResult) | DhcpRefusal;

export function createDhcpOptions(
  family: DhcpFamily,
  server: DhcpServer,
  wishes: DhcpWishes,
): DhcpConfiguration {
  const plan = planDhcpOptions(family, wishes);
  if ('kind' in plan) {
    return plan;
  }
  const { language, where, write } = WRITERS[server];
  const comments = [`DHCP options for phones: ${plan.title}.`, where, ...plan.notes, ...plan.warnings];
  const lines = [...comments.flatMap(folded), '', ...write(plan), ''];
  return { kind: 'text', text: lines.join('\n'), language, warnings: plan.warnings };
}

const WIDTH = 98;

/** A sentence as comment lines; all three servers have them behind a hash. */
function folded(sentence: string): readonly string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(`${last === undefined ? '# -' : '#  '} ${word}`);
    }
  }
  return lines;
}
