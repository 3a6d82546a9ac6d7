// Written by `npm run gen` from the files beside it.
import type { Rule } from '../rule';
import { rule as derBooleanValue } from './der/boolean-value';
import { rule as derConstructedString } from './der/constructed-string';
import { rule as derIndefiniteLength } from './der/indefinite-length';
import { rule as derNonMinimalInteger } from './der/non-minimal-integer';
import { rule as derNonMinimalLength } from './der/non-minimal-length';
import { rule as derNonMinimalTag } from './der/non-minimal-tag';
import { rule as derReservedLength } from './der/reserved-length';
import { rule as derTrailingData } from './der/trailing-data';
import { rule as derTruncated } from './der/truncated';
import { rule as derUnreadable } from './der/unreadable';
import { rule as derUnsortedSet } from './der/unsorted-set';
import { rule as derUnusedBits } from './der/unused-bits';
import { rule as derWrongStructure } from './der/wrong-structure';
import { rule as innovaphoneChainIndex } from './innovaphone/chain-index';
import { rule as innovaphoneChainOrder } from './innovaphone/chain-order';
import { rule as innovaphoneCostlyCertificate } from './innovaphone/costly-certificate';
import { rule as innovaphoneHexValue } from './innovaphone/hex-value';
import { rule as innovaphoneKeyInBundle } from './innovaphone/key-in-bundle';
import { rule as innovaphoneUnsupportedExtension } from './innovaphone/unsupported-extension';
import { rule as innovaphoneUnsupportedKey } from './innovaphone/unsupported-key';
import { rule as innovaphoneUnsupportedSignature } from './innovaphone/unsupported-signature';
import { rule as optipointAction } from './optipoint/action';
import { rule as optipointCertificateInDeviceFile } from './optipoint/certificate-in-device-file';
import { rule as optipointVersionItem } from './optipoint/version-item';
import { rule as optipointWrongRoot } from './optipoint/wrong-root';
import { rule as pemArmorDashes } from './pem/armor-dashes';
import { rule as pemArmorSpelling } from './pem/armor-spelling';
import { rule as pemBase64urlAlphabet } from './pem/base64url-alphabet';
import { rule as pemBlankLineInBody } from './pem/blank-line-in-body';
import { rule as pemByteOrderMark } from './pem/byte-order-mark';
import { rule as pemCarriageReturnOnly } from './pem/carriage-return-only';
import { rule as pemEmptyBody } from './pem/empty-body';
import { rule as pemEscapedLineEnds } from './pem/escaped-line-ends';
import { rule as pemFooterLabelDiffers } from './pem/footer-label-differs';
import { rule as pemHeadersNotAllowed } from './pem/headers-not-allowed';
import { rule as pemIncompleteGroup } from './pem/incomplete-group';
import { rule as pemIndentedArmor } from './pem/indented-armor';
import { rule as pemIndentedBody } from './pem/indented-body';
import { rule as pemLabelDiffersFromContent } from './pem/label-differs-from-content';
import { rule as pemLineEndsInAttribute } from './pem/line-ends-in-attribute';
import { rule as pemLineEndsLost } from './pem/line-ends-lost';
import { rule as pemLongLine } from './pem/long-line';
import { rule as pemMissingFooter } from './pem/missing-footer';
import { rule as pemMissingHeader } from './pem/missing-header';
import { rule as pemMixedLineEnds } from './pem/mixed-line-ends';
import { rule as pemPaddingInside } from './pem/padding-inside';
import { rule as pemSameObjectTwice } from './pem/same-object-twice';
import { rule as pemSeveralPrivateKeys } from './pem/several-private-keys';
import { rule as pemSpaceInBody } from './pem/space-in-body';
import { rule as pemStrayBits } from './pem/stray-bits';
import { rule as pemTextBesideArmor } from './pem/text-beside-armor';
import { rule as pemTextDump } from './pem/text-dump';
import { rule as pemTextInBody } from './pem/text-in-body';
import { rule as pemTrailingSpace } from './pem/trailing-space';
import { rule as pemUnexpectedCharacter } from './pem/unexpected-character';
import { rule as pemWrongPadding } from './pem/wrong-padding';
import { rule as phoneDamagedName } from './phone/damaged-name';
import { rule as phoneDefaultPassword } from './phone/default-password';
import { rule as phoneDuplicateItem } from './phone/duplicate-item';
import { rule as phoneItemWithoutName } from './phone/item-without-name';
import { rule as phoneKeyMismatch } from './phone/key-mismatch';
import { rule as phoneNameValidationOff } from './phone/name-validation-off';
import { rule as phonePasswordInClear } from './phone/password-in-clear';
import { rule as phonePlainProvisioning } from './phone/plain-provisioning';
import { rule as phoneRemoteAccess } from './phone/remote-access';
import { rule as phoneSlotDamaged } from './phone/slot-damaged';
import { rule as phoneSlotEncoding } from './phone/slot-encoding';
import { rule as phoneStrayCharacterInName } from './phone/stray-character-in-name';
import { rule as phoneUnknownItem } from './phone/unknown-item';
import { rule as phoneValueNotAllowed } from './phone/value-not-allowed';
import { rule as phoneWrongObjectInSlot } from './phone/wrong-object-in-slot';
import { rule as rfc5280Expired } from './rfc5280/expired';
import { rule as rfc5280ExpiresSoon } from './rfc5280/expires-soon';
import { rule as rfc5280NotYetValid } from './rfc5280/not-yet-valid';
import { rule as suppressionNoRuleNamed } from './suppression/no-rule-named';
import { rule as suppressionUnknownRule } from './suppression/unknown-rule';
import { rule as suppressionUnused } from './suppression/unused';
import { rule as ucsoftwareApplicationProfile } from './ucsoftware/application-profile';
import { rule as ucsoftwareCipherSuiteUnused } from './ucsoftware/cipher-suite-unused';
import { rule as ucsoftwareDeviceSetMissing } from './ucsoftware/device-set-missing';
import { rule as ucsoftwareFileName } from './ucsoftware/file-name';
import { rule as ucsoftwareParameterNotSet } from './ucsoftware/parameter-not-set';
import { rule as wpiMessage } from './wpi/message';
import { rule as wpiReadOnlyItem } from './wpi/read-only-item';
import { rule as wpiUnknownAction } from './wpi/unknown-action';
import { rule as xmlBareCharacter } from './xml/bare-character';
import { rule as xmlBrokenTag } from './xml/broken-tag';
import { rule as xmlDeclarationMisplaced } from './xml/declaration-misplaced';
import { rule as xmlDocumentType } from './xml/document-type';
import { rule as xmlDuplicateAttribute } from './xml/duplicate-attribute';
import { rule as xmlEncodingDiffers } from './xml/encoding-differs';
import { rule as xmlEndTagMismatch } from './xml/end-tag-mismatch';
import { rule as xmlForbiddenCharacter } from './xml/forbidden-character';
import { rule as xmlOutsideRoot } from './xml/outside-root';
import { rule as xmlUnclosedElement } from './xml/unclosed-element';
import { rule as xmlUnclosedSection } from './xml/unclosed-section';

/** Every rule with its id, in the order of the ids. */
export const rules: readonly (readonly [string, Rule])[] = [
  ['der/boolean-value', derBooleanValue],
  ['der/constructed-string', derConstructedString],
  ['der/indefinite-length', derIndefiniteLength],
  ['der/non-minimal-integer', derNonMinimalInteger],
  ['der/non-minimal-length', derNonMinimalLength],
  ['der/non-minimal-tag', derNonMinimalTag],
  ['der/reserved-length', derReservedLength],
  ['der/trailing-data', derTrailingData],
  ['der/truncated', derTruncated],
  ['der/unreadable', derUnreadable],
  ['der/unsorted-set', derUnsortedSet],
  ['der/unused-bits', derUnusedBits],
  ['der/wrong-structure', derWrongStructure],
  ['innovaphone/chain-index', innovaphoneChainIndex],
  ['innovaphone/chain-order', innovaphoneChainOrder],
  ['innovaphone/costly-certificate', innovaphoneCostlyCertificate],
  ['innovaphone/hex-value', innovaphoneHexValue],
  ['innovaphone/key-in-bundle', innovaphoneKeyInBundle],
  ['innovaphone/unsupported-extension', innovaphoneUnsupportedExtension],
  ['innovaphone/unsupported-key', innovaphoneUnsupportedKey],
  ['innovaphone/unsupported-signature', innovaphoneUnsupportedSignature],
  ['optipoint/action', optipointAction],
  ['optipoint/certificate-in-device-file', optipointCertificateInDeviceFile],
  ['optipoint/version-item', optipointVersionItem],
  ['optipoint/wrong-root', optipointWrongRoot],
  ['pem/armor-dashes', pemArmorDashes],
  ['pem/armor-spelling', pemArmorSpelling],
  ['pem/base64url-alphabet', pemBase64urlAlphabet],
  ['pem/blank-line-in-body', pemBlankLineInBody],
  ['pem/byte-order-mark', pemByteOrderMark],
  ['pem/carriage-return-only', pemCarriageReturnOnly],
  ['pem/empty-body', pemEmptyBody],
  ['pem/escaped-line-ends', pemEscapedLineEnds],
  ['pem/footer-label-differs', pemFooterLabelDiffers],
  ['pem/headers-not-allowed', pemHeadersNotAllowed],
  ['pem/incomplete-group', pemIncompleteGroup],
  ['pem/indented-armor', pemIndentedArmor],
  ['pem/indented-body', pemIndentedBody],
  ['pem/label-differs-from-content', pemLabelDiffersFromContent],
  ['pem/line-ends-in-attribute', pemLineEndsInAttribute],
  ['pem/line-ends-lost', pemLineEndsLost],
  ['pem/long-line', pemLongLine],
  ['pem/missing-footer', pemMissingFooter],
  ['pem/missing-header', pemMissingHeader],
  ['pem/mixed-line-ends', pemMixedLineEnds],
  ['pem/padding-inside', pemPaddingInside],
  ['pem/same-object-twice', pemSameObjectTwice],
  ['pem/several-private-keys', pemSeveralPrivateKeys],
  ['pem/space-in-body', pemSpaceInBody],
  ['pem/stray-bits', pemStrayBits],
  ['pem/text-beside-armor', pemTextBesideArmor],
  ['pem/text-dump', pemTextDump],
  ['pem/text-in-body', pemTextInBody],
  ['pem/trailing-space', pemTrailingSpace],
  ['pem/unexpected-character', pemUnexpectedCharacter],
  ['pem/wrong-padding', pemWrongPadding],
  ['phone/damaged-name', phoneDamagedName],
  ['phone/default-password', phoneDefaultPassword],
  ['phone/duplicate-item', phoneDuplicateItem],
  ['phone/item-without-name', phoneItemWithoutName],
  ['phone/key-mismatch', phoneKeyMismatch],
  ['phone/name-validation-off', phoneNameValidationOff],
  ['phone/password-in-clear', phonePasswordInClear],
  ['phone/plain-provisioning', phonePlainProvisioning],
  ['phone/remote-access', phoneRemoteAccess],
  ['phone/slot-damaged', phoneSlotDamaged],
  ['phone/slot-encoding', phoneSlotEncoding],
  ['phone/stray-character-in-name', phoneStrayCharacterInName],
  ['phone/unknown-item', phoneUnknownItem],
  ['phone/value-not-allowed', phoneValueNotAllowed],
  ['phone/wrong-object-in-slot', phoneWrongObjectInSlot],
  ['rfc5280/expired', rfc5280Expired],
  ['rfc5280/expires-soon', rfc5280ExpiresSoon],
  ['rfc5280/not-yet-valid', rfc5280NotYetValid],
  ['suppression/no-rule-named', suppressionNoRuleNamed],
  ['suppression/unknown-rule', suppressionUnknownRule],
  ['suppression/unused', suppressionUnused],
  ['ucsoftware/application-profile', ucsoftwareApplicationProfile],
  ['ucsoftware/cipher-suite-unused', ucsoftwareCipherSuiteUnused],
  ['ucsoftware/device-set-missing', ucsoftwareDeviceSetMissing],
  ['ucsoftware/file-name', ucsoftwareFileName],
  ['ucsoftware/parameter-not-set', ucsoftwareParameterNotSet],
  ['wpi/message', wpiMessage],
  ['wpi/read-only-item', wpiReadOnlyItem],
  ['wpi/unknown-action', wpiUnknownAction],
  ['xml/bare-character', xmlBareCharacter],
  ['xml/broken-tag', xmlBrokenTag],
  ['xml/declaration-misplaced', xmlDeclarationMisplaced],
  ['xml/document-type', xmlDocumentType],
  ['xml/duplicate-attribute', xmlDuplicateAttribute],
  ['xml/encoding-differs', xmlEncodingDiffers],
  ['xml/end-tag-mismatch', xmlEndTagMismatch],
  ['xml/forbidden-character', xmlForbiddenCharacter],
  ['xml/outside-root', xmlOutsideRoot],
  ['xml/unclosed-element', xmlUnclosedElement],
  ['xml/unclosed-section', xmlUnclosedSection],
];
