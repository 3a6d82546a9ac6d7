/** Lines for dnsmasq.conf. */
import type { DhcpOption, DhcpPlan } from './dhcpPlan';
import { toColonHex } from './toColonHex';

/** The option goes out also to a phone that does not ask for it (`dhcp-option-force`). */
export function writeDnsmasq(plan: DhcpPlan): readonly string[] {
  const tag = `phonepki-${plan.family}`;
  const usesTag = plan.options.some(({ kind }) => kind === 'vendorBytes');
  return [
    ...(usesTag ? plan.vendorClasses.map((name) => `dhcp-vendorclass=set:${tag},${name}`) : []),
    ...plan.options.map((option) => lineOf(option, plan, tag)),
  ];
}

function lineOf(option: DhcpOption, { vendorClasses }: DhcpPlan, tag: string): string {
  switch (option.kind) {
    case 'text':
      return `dhcp-option-force=${option.code},"${option.text}"`;
    case 'vendorBytes':
      return `dhcp-option-force=tag:${tag},43,${toColonHex(option.bytes)}`;
    case 'vendorText':
      return `dhcp-option-force=vendor:${vendorClasses[0]},${option.code},"${option.text}"`;
  }
}
