/**
 * What makes a device refuse a file: rules, each with the severity from which on it does. What is said more
 * softly leaves a doubt. The documents are those that the rules cite.
 */
import type { DeviceTarget } from '../deviceProtocol';
import type { Severity } from '../lint/severity';

export interface Refusals {
  /** By rule id. */
  readonly refuses: Readonly<Record<string, Severity>>;
  /** Rules that leave a doubt however softly they speak: no document says what the device does. */
  readonly doubts: readonly string[];
  /** Begins of ids of rules that mean nothing to the device. */
  readonly ignores: readonly string[];
}

const errors = (...ruleIds: readonly string[]): Record<string, Severity> =>
  Object.fromEntries(ruleIds.map((id) => [id, 'error'] as const));

/** Nothing can read it. */
const UNREADABLE = errors(
  'der/reserved-length',
  'der/truncated',
  'der/unreadable',
  'der/wrong-structure',
  'pem/armor-dashes',
  'pem/armor-spelling',
  'pem/carriage-return-only',
  'pem/empty-body',
  'pem/escaped-line-ends',
  'pem/footer-label-differs',
  'pem/incomplete-group',
  'pem/label-differs-from-content',
  'pem/line-ends-lost',
  'pem/missing-footer',
  'pem/missing-header',
  'pem/text-beside-armor',
  'pem/text-in-body',
  'pem/unexpected-character',
);

/** Whoever validates a certificate refuses it. */
const INVALID: Readonly<Record<string, Severity>> = {
  ...errors(
    'chain/issuer-is-no-ca',
    'chain/path-too-long',
    'chain/signature-wrong',
    'rfc5280/expired',
    'rfc5280/own-signature-wrong',
    'rfc5280/signature-algorithms-differ',
    'rfc5280/validity-reversed',
    'workspace/issuer-is-no-ca',
    'workspace/name-not-permitted',
    'workspace/path-too-long',
    'workspace/signature-wrong',
  ),
  'rfc5280/not-yet-valid': 'warning',
};

export const ALWAYS: Readonly<Record<string, Severity>> = { ...UNREADABLE, ...INVALID };

/** Whatever reads XML refuses it. */
const BROKEN_XML = errors(
  'phone/encoding-against-bytes',
  'xml/bare-character',
  'xml/broken-tag',
  'xml/declaration-misplaced',
  'xml/duplicate-attribute',
  'xml/end-tag-mismatch',
  'xml/forbidden-character',
  'xml/outside-root',
  'xml/unclosed-element',
  'xml/unclosed-section',
);

/** The phone cannot use what stands in a certificate item. */
const WRONG_SLOT = errors('phone/slot-damaged', 'phone/slot-encoding', 'phone/wrong-object-in-slot');

/** The device may have the certificate from elsewhere. */
const CHAIN_DOUBTS: readonly string[] = ['workspace/intermediate-missing'];

export const OF_TARGET: Readonly<Record<DeviceTarget, Refusals>> = {
  'spectralink-8400': {
    refuses: {
      ...BROKEN_XML,
      ...WRONG_SLOT,
      ...errors(
        'pem/line-ends-in-attribute',
        'phone/key-mismatch',
        'spectralink/server-common-name',
        'ucsoftware/application-profile',
      ),
    },
    doubts: [
      ...CHAIN_DOUBTS,
      'spectralink/server-issued-by-itself',
      'ucsoftware/device-set-missing',
      'ucsoftware/parameter-not-set',
      'phone/text-in-slot',
      'phone/time-server-missing',
    ],
    ignores: [],
  },
  innovaphone: {
    refuses: {
      ...WRONG_SLOT,
      ...errors(
        'innovaphone/chain-index',
        'innovaphone/hex-value',
        'innovaphone/key-in-bundle',
        'innovaphone/unsupported-container',
        'innovaphone/unsupported-extension',
        'innovaphone/unsupported-key',
        'innovaphone/unsupported-signature',
        'rfc2986/version',
      ),
    },
    doubts: [
      ...CHAIN_DOUBTS,
      'innovaphone/chain-order',
      'innovaphone/common-name-missing',
      'innovaphone/root-missing',
    ],
    ignores: ['rfc5280/crl-', 'workspace/list-', 'workspace/revoked'],
  },
  optipoint: {
    refuses: {
      ...BROKEN_XML,
      ...WRONG_SLOT,
      ...errors(
        'optipoint/action',
        'optipoint/certificate-signature',
        'optipoint/server-key',
        'optipoint/wrong-root',
        'phone/element-case',
        'phone/item-without-name',
      ),
    },
    doubts: [
      ...CHAIN_DOUBTS,
      'dot1x/container-encryption',
      'optipoint/certificate-signature',
      'optipoint/long-server-key',
      'optipoint/version-item',
      'phone/damaged-name',
      'phone/text-in-slot',
    ],
    ignores: [],
  },
  openstage: {
    refuses: {
      ...BROKEN_XML,
      ...WRONG_SLOT,
      ...errors(
        'phone/element-case',
        'phone/item-without-name',
        'wpi/message',
        'wpi/read-only-item',
        'wpi/unknown-action',
      ),
    },
    doubts: [...CHAIN_DOUBTS, 'phone/damaged-name', 'phone/text-in-slot'],
    ignores: [],
  },
  '8021x-server': {
    refuses: errors('dot1x/server-purpose'),
    doubts: CHAIN_DOUBTS,
    ignores: [],
  },
  '8021x-client': {
    refuses: errors('dot1x/client-purpose'),
    doubts: [...CHAIN_DOUBTS, 'dot1x/container-encryption'],
    ignores: [],
  },
  web: {
    refuses: {
      ...errors(
        'key/rsa-too-short',
        'signature/md5',
        'signature/sha1',
        'web/lifetime',
        'web/server-auth-missing',
      ),
      'rfc9110/san-missing': 'warning',
    },
    doubts: CHAIN_DOUBTS,
    ignores: [],
  },
};
