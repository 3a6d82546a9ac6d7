/** Commands of PowerShell for the DHCP server of Windows Server (2012 or later). */
import type { DhcpOption, DhcpPlan } from './dhcpPlan';

export function writeWindows(plan: DhcpPlan): readonly string[] {
  return [
    '# The network of the phones: write its scope here.',
    "$scope = '192.0.2.0'",
    '',
    ...plan.options.flatMap((option) => commandsFor(option, plan)),
  ];
}

/** None of the texts has a quote: see the characters that an address may have. */
function commandsFor(option: DhcpOption, { family, title, vendorClasses }: DhcpPlan): readonly string[] {
  switch (option.kind) {
    case 'text':
      return [
        ...(option.code === KNOWN
          ? []
          : [
              `Add-DhcpServerv4OptionDefinition -OptionId ${option.code} -Name 'Provisioning server of phones (${option.code})' -Type String`,
            ]),
        `Set-DhcpServerv4OptionValue -ScopeId $scope -OptionId ${option.code} -Value '${option.text}'`,
      ];
    case 'vendorBytes': {
      const policy = `phonepki-${family}`;
      const octets = [...option.bytes].map((octet) => `0x${octet.toString(16).padStart(2, '0')}`).join(',');
      return [
        ...vendorClasses.map((name) => `Add-DhcpServerv4Class -Name '${name}' -Type Vendor -Data '${name}'`),
        `Add-DhcpServerv4Policy -Name '${policy}' -Description '${title}' -ScopeId $scope -Condition OR -VendorClass EQ,${vendorClasses.map((name) => `'${name}*'`).join(',')}`,
        `Set-DhcpServerv4OptionValue -ScopeId $scope -PolicyName '${policy}' -OptionId 43 -Value ${octets}`,
      ];
    }
    case 'vendorText': {
      const { name, code, text } = option;
      return [
        ...vendorClasses.map((data) => `Add-DhcpServerv4Class -Name '${name}' -Type Vendor -Data '${data}'`),
        `Add-DhcpServerv4OptionDefinition -VendorClass '${name}' -OptionId ${code} -Name 'Update URL' -Type String`,
        `Set-DhcpServerv4OptionValue -ScopeId $scope -VendorClass '${name}' -OptionId ${code} -Value '${text}'`,
      ];
    }
  }
}

/** Option 66, Boot Server Host Name, is defined in every server. */
const KNOWN = 66;
