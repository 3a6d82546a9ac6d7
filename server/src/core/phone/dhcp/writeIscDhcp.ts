/** Statements for dhcpd.conf of ISC DHCP. */
import type { DhcpOption, DhcpPlan } from './dhcpPlan';
import { toColonHex } from './toColonHex';

const VENDOR_OPTION = 43;
/** The one that dhcpd knows by name. */
const TFTP_SERVER = 66;

export function writeIscDhcp(plan: DhcpPlan): readonly string[] {
  const { vendorClasses, options } = plan;
  const codes = options.map((option) => (option.kind === 'text' ? option.code : VENDOR_OPTION));
  const body = [...options.flatMap(statementsOf), ...forcing(codes)];
  const definitions = options.flatMap(definitionsOf);
  return vendorClasses.length === 0
    ? [...definitions, ...body]
    : [
        ...definitions,
        `class "phonepki-${plan.family}" {`,
        `  match if ${vendorClasses.map(matching).join('\n    or ')};`,
        ...body.map((line) => `  ${line}`),
        '}',
      ];
}

function matching(name: string): string {
  return `substring(option vendor-class-identifier, 0, ${name.length}) = "${name}"`;
}

function definitionsOf(option: DhcpOption): readonly string[] {
  switch (option.kind) {
    case 'text':
      return option.code === TFTP_SERVER
        ? []
        : [`option phonepki-${option.code} code ${option.code} = text;`];
    case 'vendorBytes':
      return [];
    case 'vendorText':
      return [
        `option space ${option.name};`,
        `option ${option.name}.option-${option.code} code ${option.code} = text;`,
      ];
  }
}

function statementsOf(option: DhcpOption): readonly string[] {
  switch (option.kind) {
    case 'text': {
      const name = option.code === TFTP_SERVER ? 'tftp-server-name' : `phonepki-${option.code}`;
      return [`option ${name} "${option.text}";`];
    }
    case 'vendorBytes':
      return [`option vendor-encapsulated-options ${toColonHex(option.bytes)};`];
    case 'vendorText':
      return [
        `vendor-option-space ${option.name};`,
        `option ${option.name}.option-${option.code} "${option.text}";`,
      ];
  }
}

/** dhcpd sends what a client asks for; this adds the options to what each of them asks for. */
function forcing(codes: readonly number[]): readonly string[] {
  const numbers = codes.map((code) => code.toString(16).padStart(2, '0')).join(':');
  return [
    'if exists dhcp-parameter-request-list {',
    `  option dhcp-parameter-request-list = concat(option dhcp-parameter-request-list, ${numbers});`,
    '}',
  ];
}
