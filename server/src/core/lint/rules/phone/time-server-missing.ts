import { knownValue, type PhoneConfig, type PhoneItem } from '../../../phone/phoneConfig';
import { definePhoneRule, firstByName, INNOVAPHONE } from '../../phoneRule';
import { atText, RFC_5280 } from '../../rule';

/** Items that name the time server; which of them are known for other families no document says. */
const SERVERS = ['tcpIpApp.sntp.address', 'device.sntp.serverName'] as const;
/** Other items of the clock: the file that has them is the one that sets it. */
const CLOCK = /^(?:tcpIpApp|device)\.sntp\./;

/** Items that bring TLS into use, and the values that do. */
const TLS: readonly (readonly [name: RegExp, value: RegExp])[] = [
  [/^device\.prov\.serverType$/, /^(?:HTTPS|3|FTPS|4)$/],
  [/^device\.syslog\.transport$/, /^(?:TLS|3)$/],
  [/^device\.net\.dot1x\.method$/, /TLS/],
  [/^voIpProt\.SIP\.outboundProxy\.transport$/, /^TLS$/],
  [/^(?:reg\.[0-9]+|voIpProt)\.server\.[0-9]+\.transport$/, /^TLS$/],
];

/**
 * The parameters of one phone may be spread over several files, and DHCP may name a time server, too. So it speaks
 * up only where a file sets the clock itself, by other items or by an empty one, and still names no server.
 */
export const rule = definePhoneRule({
  dialects: ['ucsoftware'],
  severity: 'information',
  title: 'TLS, and no time server',
  why: 'A phone without the time takes every certificate for one that is not valid yet or has expired, so it has to know the time before its first TLS connection. The rule looks at files that use TLS and set the clock themselves.',
  fix: 'Name a time server in tcpIpApp.sntp.address, or have DHCP name one.',
  citations: [RFC_5280('§6.1.3 (a)(2)'), INNOVAPHONE('General configuration hints')],
  *check({ config }) {
    const tls = config.isTemplate || config.kind !== 'parameters' ? undefined : usesTls(config);
    if (tls === undefined) {
      return;
    }
    const byName = firstByName(config);
    const servers = SERVERS.flatMap((name) => byName.get(name) ?? []);
    const clock = config.items.find(({ name }) => CLOCK.test(name) && !name.endsWith('.set'));
    if (clock !== undefined && servers.every((item) => knownValue(config, item) === '')) {
      const place = servers[0] ?? clock;
      yield {
        place: atText(place.nameSpan),
        message: `This file sets the clock of the phone and names no time server, and ${tls.name} wants TLS: without the time no certificate is valid. Name one in tcpIpApp.sntp.address, unless DHCP does.`,
        related: [{ place: atText(tls.nameSpan), message: 'TLS is used here.' }],
      };
    }
  },
});

function usesTls(config: PhoneConfig): PhoneItem | undefined {
  return config.items.find((item) =>
    TLS.some(([name, value]) => name.test(item.name) && value.test(knownValue(config, item) ?? '')),
  );
}
