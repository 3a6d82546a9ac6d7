/** The profiles that need no file. */
import type { Profile } from './profile';

const NO_URIS = { crlDistributionPoints: [], ocsp: [], caIssuers: [] } as const;
const NONE = { subject: [], hash: undefined, ...NO_URIS } as const;
const OF_REQUEST = { fromRequest: true, fromCommonName: true, required: true } as const;
const NO_NAMES = { fromRequest: false, fromCommonName: false, required: false } as const;

/** The Spectralink document makes its root for seven years, and everything below for one. */
const SEVEN_YEARS = 2555;
/** No longer than public servers may (CA/Browser Forum BR §6.3.2), so that browsers take them, too. */
const SERVER_DAYS = 397;
/** Phones stay on the wall for years, and nobody renews them by hand. */
const PHONE_DAYS = 1825;

export const BUILT_IN_PROFILES: readonly Profile[] = [
  {
    name: 'root',
    description: 'Root CA, the trust anchor that phones and servers get',
    kind: 'root',
    key: 'rsa-2048',
    days: SEVEN_YEARS,
    pathLength: undefined,
    keyUsage: ['keyCertSign', 'cRLSign'],
    extendedKeyUsage: [],
    altNames: NO_NAMES,
    targets: ['generic'],
    ...NONE,
  },
  {
    name: 'intermediate',
    description: 'CA under another CA of the workspace, for certificates of devices and servers',
    kind: 'intermediate',
    key: 'rsa-2048',
    days: SEVEN_YEARS,
    pathLength: 0,
    keyUsage: ['keyCertSign', 'cRLSign'],
    extendedKeyUsage: [],
    altNames: NO_NAMES,
    targets: ['generic'],
    ...NONE,
  },
  {
    name: 'provisioning-server',
    description: 'HTTPS server that phones load their software and configuration from',
    kind: 'end-entity',
    key: 'rsa-2048',
    days: SERVER_DAYS,
    pathLength: undefined,
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    extendedKeyUsage: ['serverAuth'],
    altNames: OF_REQUEST,
    targets: ['generic'],
    ...NONE,
  },
  {
    name: 'phone-client',
    description: 'Phone or computer that identifies itself to a server or, with EAP-TLS, to the network',
    kind: 'end-entity',
    key: 'rsa-2048',
    days: PHONE_DAYS,
    pathLength: undefined,
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    extendedKeyUsage: ['clientAuth'],
    altNames: { fromRequest: true, fromCommonName: false, required: false },
    targets: ['generic'],
    ...NONE,
  },
  {
    name: '8021x-server',
    description: 'RADIUS server that phones log in to with EAP-TLS',
    kind: 'end-entity',
    key: 'rsa-2048',
    days: SERVER_DAYS,
    pathLength: undefined,
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    extendedKeyUsage: ['serverAuth'],
    altNames: OF_REQUEST,
    targets: ['generic', '8021x-server'],
    ...NONE,
  },
  {
    name: 'innovaphone-application',
    description: 'Application of an innovaphone device, such as SIP: its common name is the domain',
    kind: 'end-entity',
    key: 'rsa-2048',
    days: SERVER_DAYS,
    pathLength: undefined,
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    extendedKeyUsage: ['serverAuth', 'clientAuth'],
    altNames: OF_REQUEST,
    targets: ['generic', 'innovaphone'],
    ...NONE,
  },
  {
    name: 'self-signed',
    description: 'Server or device without a CA: every peer has to get this very certificate',
    kind: 'self-signed',
    key: 'rsa-2048',
    days: SERVER_DAYS,
    pathLength: undefined,
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    extendedKeyUsage: ['serverAuth', 'clientAuth'],
    altNames: { fromRequest: true, fromCommonName: true, required: false },
    targets: ['generic'],
    ...NONE,
  },
];
