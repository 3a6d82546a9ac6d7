import { DhcpCommand, type DhcpSuggestion, type DhcpSuggestionArguments } from '../../core/dhcpProtocol';
import { suggestDhcpOptions } from '../../core/phone/dhcp/suggestDhcpOptions';
import { phoneConfigOf } from '../../core/phone/phoneDocument';
import { defineCommand } from './command';

export const dhcpSuggestion = defineCommand<DhcpSuggestionArguments, DhcpSuggestion>({
  id: DhcpCommand.suggestion,
  description: 'Finds in a phone config what a DHCP server has to tell its phones.',
  schema: {
    type: 'object',
    properties: { uri: { type: 'string', description: 'URI of an open document.' } },
    required: ['uri'],
  },
  async run(session, { uri }) {
    const opened = await session.open(uri);
    return suggestDhcpOptions(opened && phoneConfigOf(opened.model));
  },
});
