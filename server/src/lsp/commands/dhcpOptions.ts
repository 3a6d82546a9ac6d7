import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import {
  DHCP_FAMILIES,
  DHCP_SERVERS,
  DhcpCommand,
  type DhcpOptionsArguments,
  type DhcpOptionsResult,
} from '../../core/dhcpProtocol';
import { createDhcpOptions } from '../../core/phone/dhcp/createDhcpOptions';
import { defineCommand } from './command';

export const dhcpOptions = defineCommand<DhcpOptionsArguments, DhcpOptionsResult>({
  id: DhcpCommand.options,
  description:
    'Says how a DHCP server tells phones where their server is, as a part of its configuration. Writes nothing.',
  schema: {
    type: 'object',
    properties: {
      family: { type: 'string', enum: DHCP_FAMILIES },
      url: { type: 'string', description: 'Where the phones find their server.' },
      server: { type: 'string', enum: DHCP_SERVERS },
      codes: {
        type: 'array',
        description: 'For UC Software: the options that the phones look at.',
        items: { type: 'integer', minimum: 0 },
      },
      vlan: { type: 'integer', minimum: 1, description: 'The VLAN that Siemens and Unify phones go to.' },
    },
    required: ['family', 'url', 'server'],
  },
  run(_session, { family, server, ...wishes }) {
    const result = createDhcpOptions(family, server, wishes);
    if (result.kind === 'refusal') {
      throw new ResponseError(ErrorCodes.InvalidParams, result.refusal);
    }
    const { text, language, warnings } = result;
    return { text, language, warnings };
  },
});
