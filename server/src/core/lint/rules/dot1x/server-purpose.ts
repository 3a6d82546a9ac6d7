import { definePurposeRule } from '../../purposeRule';

export const rule = definePurposeRule({
  target: '8021x-server',
  purpose: 'serverAuth',
  who: 'a RADIUS server',
  asker: 'phones and computers that log in with EAP-TLS',
});
