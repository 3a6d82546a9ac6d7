import { definePurposeRule } from '../../purposeRule';

export const rule = definePurposeRule({
  target: '8021x-client',
  purpose: 'clientAuth',
  who: 'a phone or computer in an 802.1X network',
  asker: 'RADIUS servers',
});
