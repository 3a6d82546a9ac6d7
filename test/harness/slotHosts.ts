/** Phone configs of every family that has certificate items, as people write them. */
import { SKELETONS, skeletonText } from '../../server/src/core/phone/slots/skeletons';

export interface SlotHost {
  readonly title: string;
  readonly fileName: string;
  readonly text: string;
}

const optipoint = (items: string) =>
  `<?xml version="1.0" encoding="utf-8"?>\n<Message>\n<Action>WriteItems</Action>\n<ItemList>\n${items}</ItemList>\n</Message>\n`;

export const SLOT_HOSTS: readonly SlotHost[] = [
  ...SKELETONS.map((id) => ({
    title: `the skeleton ${id}`,
    fileName: 'phone.xml',
    text: skeletonText(id, 'phone.xml', '\n'),
  })),
  {
    title: 'optiPoint, items without indentation',
    fileName: 'op410adv_conf.xml',
    text: optipoint('<Item name="system-config-version">1.9</Item>\n'),
  },
  {
    title: 'optiPoint, empty elements and a comment',
    fileName: 'op410adv_conf.xml',
    text: optipoint(
      '<Item name="radius-server-ca1"/>\n<Item name="802.1x-certificate" ><!-- kept --></Item>\n<Item name="system-config-version">v07</Item>\n',
    ),
  },
  {
    title: 'optiPoint, everything on one line',
    fileName: 'op410adv_conf001122aabbcc.xml',
    text: '<Message><Action>WriteItems</Action><ItemList><Item name="device-config-version">1</Item></ItemList></Message>',
  },
  {
    title: 'optiPoint, an empty list and CR LF',
    fileName: 'op410adv_conf.xml',
    text: '<Message>\r\n\t<Action>WriteItems</Action>\r\n\t<ItemList/>\r\n</Message>\r\n',
  },
  {
    title: 'WPI with an index',
    fileName: 'message.xml',
    text: '<DLSMessage xmlns="http://www.siemens.com/DLS"><Message nonce="1"><Action>WriteItems</Action><ItemList>\n    <Item name="dls-server-ca" index="0">\n    </Item>\n</ItemList></Message></DLSMessage>\n',
  },
  {
    title: 'UC Software, an attribute a line',
    fileName: 'phone.cfg',
    text: '<?xml version="1.0"?>\n<PHONE_CONFIG>\n  <ALL\n    device.set="1"\n    device.sec.TLS.customCaCert1.set="0"\n    device.sec.TLS.customCaCert1=""\n    device.prov.serverName="x"\n  />\n</PHONE_CONFIG>\n',
  },
  {
    title: 'UC Software, everything on one line, single quotes',
    fileName: 'phone.cfg',
    text: "<polycomConfig><device device.set='1' device.sec.TLS.customCaCert2='old'/><sec sec.TLS.customCaCert.1=''></sec></polycomConfig>",
  },
  {
    title: 'UC Software, the root alone',
    fileName: 'phone.cfg',
    text: '<handsetConfig/>\n',
  },
  {
    title: 'innovaphone, a script with its end',
    fileName: 'update.txt',
    text: 'vars del X509/REQUESTRESPONSE/00000\r\nconfig change UP1 /poll 15\r\nconfig write\r\nconfig activate\r\niresetn\r\n',
  },
  {
    title: 'innovaphone, a variable that is there',
    fileName: 'update.txt',
    text: 'vars create X509/REQUESTRESPONSE/00000 pb 3003020100\nconfig write',
  },
  {
    title: 'Snom, settings without certificates',
    fileName: 'snom.xml',
    text: '<settings>\n  <phone-settings e="2">\n    <name idx="1">x</name>\n  </phone-settings>\n</settings>\n',
  },
  {
    title: 'Snom, a certificate that is there and one by URL',
    fileName: 'snom.xml',
    text: '<settings><certificates><certificate url="http://x/ca.der"/><certificate type="base64">-----BEGIN CERTIFICATE-----</certificate></certificates></settings>',
  },
  {
    title: 'Cisco SPA, a certificate as PEM',
    fileName: 'spa.xml',
    text: '<flat-profile>\n<Mini_Certificate_1_>-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----</Mini_Certificate_1_>\n</flat-profile>\n',
  },
  {
    title: 'Grandstream, a certificate as PEM and an empty one',
    fileName: 'cfg001122aabbcc.xml',
    text: '<gs_provision version="1"><config version="1">\n  <P8433>-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----</P8433>\n  <P8434></P8434>\n</config></gs_provision>\n',
  },
  {
    title: 'WPI, a client certificate in base64',
    fileName: 'message.xml',
    text: `<DLSMessage xmlns="http://www.siemens.com/DLS"><Message nonce="1"><Action>WriteItems</Action><ItemList>\n<Item name="dls-client-certificate">MII${'A'.repeat(61)}\n${'A'.repeat(64)}</Item>\n</ItemList></Message></DLSMessage>\n`,
  },
];
