// Written by `npm run gen` from the files beside it.
import type { Rule } from '../rule';
import { rule as chainIssuerIsNoCa } from './chain/issuer-is-no-ca';
import { rule as chainKeyIdentifierDiffers } from './chain/key-identifier-differs';
import { rule as chainOutOfOrder } from './chain/out-of-order';
import { rule as chainOutlivesIssuer } from './chain/outlives-issuer';
import { rule as chainPathTooLong } from './chain/path-too-long';
import { rule as chainSignatureWrong } from './chain/signature-wrong';
import { rule as derBooleanValue } from './der/boolean-value';
import { rule as derConstructedString } from './der/constructed-string';
import { rule as derDefaultWritten } from './der/default-written';
import { rule as derIndefiniteLength } from './der/indefinite-length';
import { rule as derNonMinimalInteger } from './der/non-minimal-integer';
import { rule as derNonMinimalLength } from './der/non-minimal-length';
import { rule as derNonMinimalTag } from './der/non-minimal-tag';
import { rule as derReservedLength } from './der/reserved-length';
import { rule as derTrailingData } from './der/trailing-data';
import { rule as derTrailingZeroBits } from './der/trailing-zero-bits';
import { rule as derTruncated } from './der/truncated';
import { rule as derUnreadable } from './der/unreadable';
import { rule as derUnsortedSet } from './der/unsorted-set';
import { rule as derUnusedBits } from './der/unused-bits';
import { rule as derWrongStructure } from './der/wrong-structure';
import { rule as dot1xClientPurpose } from './dot1x/client-purpose';
import { rule as dot1xContainerEncryption } from './dot1x/container-encryption';
import { rule as dot1xServerPurpose } from './dot1x/server-purpose';
import { rule as innovaphoneChainIndex } from './innovaphone/chain-index';
import { rule as innovaphoneChainOrder } from './innovaphone/chain-order';
import { rule as innovaphoneCommonNameMissing } from './innovaphone/common-name-missing';
import { rule as innovaphoneCostlyCertificate } from './innovaphone/costly-certificate';
import { rule as innovaphoneHexValue } from './innovaphone/hex-value';
import { rule as innovaphoneKeyInBundle } from './innovaphone/key-in-bundle';
import { rule as innovaphoneKeyMissing } from './innovaphone/key-missing';
import { rule as innovaphoneRevocationIgnored } from './innovaphone/revocation-ignored';
import { rule as innovaphoneRootMissing } from './innovaphone/root-missing';
import { rule as innovaphoneUnsupportedContainer } from './innovaphone/unsupported-container';
import { rule as innovaphoneUnsupportedExtension } from './innovaphone/unsupported-extension';
import { rule as innovaphoneUnsupportedKey } from './innovaphone/unsupported-key';
import { rule as innovaphoneUnsupportedName } from './innovaphone/unsupported-name';
import { rule as innovaphoneUnsupportedSignature } from './innovaphone/unsupported-signature';
import { rule as keyCurveSeldomSupported } from './key/curve-seldom-supported';
import { rule as keyDsa } from './key/dsa';
import { rule as keyLegacyEncryption } from './key/legacy-encryption';
import { rule as keyPublicPartDiffers } from './key/public-part-differs';
import { rule as keyRoca } from './key/roca';
import { rule as keyRsaClosePrimes } from './key/rsa-close-primes';
import { rule as keyRsaExponent } from './key/rsa-exponent';
import { rule as keyRsaOddLength } from './key/rsa-odd-length';
import { rule as keyRsaPartsContradict } from './key/rsa-parts-contradict';
import { rule as keyRsaPss } from './key/rsa-pss';
import { rule as keyRsaSmallFactor } from './key/rsa-small-factor';
import { rule as keyRsaTooShort } from './key/rsa-too-short';
import { rule as keyRsaVeryLong } from './key/rsa-very-long';
import { rule as keyUnencryptedInRepository } from './key/unencrypted-in-repository';
import { rule as keyWeakEncryption } from './key/weak-encryption';
import { rule as optipointAction } from './optipoint/action';
import { rule as optipointCertificateInDeviceFile } from './optipoint/certificate-in-device-file';
import { rule as optipointCertificateSignature } from './optipoint/certificate-signature';
import { rule as optipointLongServerKey } from './optipoint/long-server-key';
import { rule as optipointServerKey } from './optipoint/server-key';
import { rule as optipointVersionItem } from './optipoint/version-item';
import { rule as optipointVersionNotRaised } from './optipoint/version-not-raised';
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
import { rule as pemOldLabel } from './pem/old-label';
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
import { rule as phoneElementCase } from './phone/element-case';
import { rule as phoneEncodingAgainstBytes } from './phone/encoding-against-bytes';
import { rule as phoneItemWithoutName } from './phone/item-without-name';
import { rule as phoneKeyMismatch } from './phone/key-mismatch';
import { rule as phoneNameValidationOff } from './phone/name-validation-off';
import { rule as phoneOtherDevice } from './phone/other-device';
import { rule as phonePasswordInClear } from './phone/password-in-clear';
import { rule as phonePlainProvisioning } from './phone/plain-provisioning';
import { rule as phoneRemoteAccess } from './phone/remote-access';
import { rule as phoneSlotDamaged } from './phone/slot-damaged';
import { rule as phoneSlotEncoding } from './phone/slot-encoding';
import { rule as phoneStrayCharacterInName } from './phone/stray-character-in-name';
import { rule as phoneTextInSlot } from './phone/text-in-slot';
import { rule as phoneTimeServerMissing } from './phone/time-server-missing';
import { rule as phoneUnknownItem } from './phone/unknown-item';
import { rule as phoneValidBeyond2038 } from './phone/valid-beyond-2038';
import { rule as phoneValueNotAllowed } from './phone/value-not-allowed';
import { rule as phoneWrongObjectInSlot } from './phone/wrong-object-in-slot';
import { rule as practiceAccessAddressTwice } from './practice/access-address-twice';
import { rule as practiceAnchorWithPurposes } from './practice/anchor-with-purposes';
import { rule as practiceNameEscaped } from './practice/name-escaped';
import { rule as practiceNamePlaceholder } from './practice/name-placeholder';
import { rule as practiceSanNameTwice } from './practice/san-name-twice';
import { rule as practiceSeveralCommonNames } from './practice/several-common-names';
import { rule as rfc2986ChallengePassword } from './rfc2986/challenge-password';
import { rule as rfc2986SanMissing } from './rfc2986/san-missing';
import { rule as rfc2986SignatureWrong } from './rfc2986/signature-wrong';
import { rule as rfc2986Version } from './rfc2986/version';
import { rule as rfc3161TimeStampingNotAlone } from './rfc3161/time-stamping-not-alone';
import { rule as rfc3279CaEnciphers } from './rfc3279/ca-enciphers';
import { rule as rfc3279RsaKeyAgreement } from './rfc3279/rsa-key-agreement';
import { rule as rfc3279RsaParameters } from './rfc3279/rsa-parameters';
import { rule as rfc4055KeyParameters } from './rfc4055/key-parameters';
import { rule as rfc4055KeyUsage } from './rfc4055/key-usage';
import { rule as rfc4055PssHashesDiffer } from './rfc4055/pss-hashes-differ';
import { rule as rfc4055PssParametersMissing } from './rfc4055/pss-parameters-missing';
import { rule as rfc4055PssSaltLength } from './rfc4055/pss-salt-length';
import { rule as rfc4055PssTrailerField } from './rfc4055/pss-trailer-field';
import { rule as rfc4055SignatureAgainstKey } from './rfc4055/signature-against-key';
import { rule as rfc5280AnyPolicyQualifier } from './rfc5280/any-policy-qualifier';
import { rule as rfc5280AnyPurposeCritical } from './rfc5280/any-purpose-critical';
import { rule as rfc5280AuthorityInfoAccessCritical } from './rfc5280/authority-info-access-critical';
import { rule as rfc5280AuthorityKeyIdentifierCritical } from './rfc5280/authority-key-identifier-critical';
import { rule as rfc5280AuthorityKeyIdentifierHalfPair } from './rfc5280/authority-key-identifier-half-pair';
import { rule as rfc5280AuthorityKeyIdentifierMissing } from './rfc5280/authority-key-identifier-missing';
import { rule as rfc5280AuthorityKeyIdentifierNamesCertificate } from './rfc5280/authority-key-identifier-names-certificate';
import { rule as rfc5280BasicConstraintsMissing } from './rfc5280/basic-constraints-missing';
import { rule as rfc5280BasicConstraintsNotCritical } from './rfc5280/basic-constraints-not-critical';
import { rule as rfc5280CaSubjectEmpty } from './rfc5280/ca-subject-empty';
import { rule as rfc5280CaWithoutCertSign } from './rfc5280/ca-without-cert-sign';
import { rule as rfc5280CaWithoutCrlSign } from './rfc5280/ca-without-crl-sign';
import { rule as rfc5280CertSignWithoutCa } from './rfc5280/cert-sign-without-ca';
import { rule as rfc5280CertificateIssuerNotCritical } from './rfc5280/certificate-issuer-not-critical';
import { rule as rfc5280CountryCode } from './rfc5280/country-code';
import { rule as rfc5280CountryNotPrintable } from './rfc5280/country-not-printable';
import { rule as rfc5280CrlAuthorityKeyIdentifierMissing } from './rfc5280/crl-authority-key-identifier-missing';
import { rule as rfc5280CrlDatesReversed } from './rfc5280/crl-dates-reversed';
import { rule as rfc5280CrlDistributionPointsCritical } from './rfc5280/crl-distribution-points-critical';
import { rule as rfc5280CrlEmptyList } from './rfc5280/crl-empty-list';
import { rule as rfc5280CrlNextUpdateMissing } from './rfc5280/crl-next-update-missing';
import { rule as rfc5280CrlNumberCritical } from './rfc5280/crl-number-critical';
import { rule as rfc5280CrlNumberMissing } from './rfc5280/crl-number-missing';
import { rule as rfc5280CrlNumberRange } from './rfc5280/crl-number-range';
import { rule as rfc5280CrlOutdated } from './rfc5280/crl-outdated';
import { rule as rfc5280CrlRevokedLater } from './rfc5280/crl-revoked-later';
import { rule as rfc5280CrlSerialTwice } from './rfc5280/crl-serial-twice';
import { rule as rfc5280CrlVersion } from './rfc5280/crl-version';
import { rule as rfc5280DeltaCrlIndicatorNotCritical } from './rfc5280/delta-crl-indicator-not-critical';
import { rule as rfc5280DistributionPointIncomplete } from './rfc5280/distribution-point-incomplete';
import { rule as rfc5280DistributionPointWithoutAddress } from './rfc5280/distribution-point-without-address';
import { rule as rfc5280DuplicateExtension } from './rfc5280/duplicate-extension';
import { rule as rfc5280EmailNotInSan } from './rfc5280/email-not-in-san';
import { rule as rfc5280EncipherOnlyWithoutAgreement } from './rfc5280/encipher-only-without-agreement';
import { rule as rfc5280Expired } from './rfc5280/expired';
import { rule as rfc5280ExpiresSoon } from './rfc5280/expires-soon';
import { rule as rfc5280ExplicitTextTooLong } from './rfc5280/explicit-text-too-long';
import { rule as rfc5280ExtKeyUsageEmpty } from './rfc5280/ext-key-usage-empty';
import { rule as rfc5280ExtensionEmpty } from './rfc5280/extension-empty';
import { rule as rfc5280ExtensionsEmpty } from './rfc5280/extensions-empty';
import { rule as rfc5280ExtensionsWithoutVersion3 } from './rfc5280/extensions-without-version-3';
import { rule as rfc5280FreshestCrlCritical } from './rfc5280/freshest-crl-critical';
import { rule as rfc5280GeneralizedTimeBefore2050 } from './rfc5280/generalized-time-before-2050';
import { rule as rfc5280InhibitAnyPolicyNotCritical } from './rfc5280/inhibit-any-policy-not-critical';
import { rule as rfc5280InvalidityDateCritical } from './rfc5280/invalidity-date-critical';
import { rule as rfc5280IssuerAddressMissing } from './rfc5280/issuer-address-missing';
import { rule as rfc5280IssuerAltNameCritical } from './rfc5280/issuer-alt-name-critical';
import { rule as rfc5280IssuerEmpty } from './rfc5280/issuer-empty';
import { rule as rfc5280IssuingDistributionPointContradicts } from './rfc5280/issuing-distribution-point-contradicts';
import { rule as rfc5280IssuingDistributionPointEmpty } from './rfc5280/issuing-distribution-point-empty';
import { rule as rfc5280IssuingDistributionPointNotCritical } from './rfc5280/issuing-distribution-point-not-critical';
import { rule as rfc5280KeyIdentifiersDiffer } from './rfc5280/key-identifiers-differ';
import { rule as rfc5280KeyUsageAgainstPurpose } from './rfc5280/key-usage-against-purpose';
import { rule as rfc5280KeyUsageEmpty } from './rfc5280/key-usage-empty';
import { rule as rfc5280KeyUsageMissingAnchor } from './rfc5280/key-usage-missing-anchor';
import { rule as rfc5280KeyUsageMissingCa } from './rfc5280/key-usage-missing-ca';
import { rule as rfc5280KeyUsageNotCritical } from './rfc5280/key-usage-not-critical';
import { rule as rfc5280MultiValuedRdn } from './rfc5280/multi-valued-rdn';
import { rule as rfc5280NameAttributeEmpty } from './rfc5280/name-attribute-empty';
import { rule as rfc5280NameAttributeTooLong } from './rfc5280/name-attribute-too-long';
import { rule as rfc5280NameAttributeType } from './rfc5280/name-attribute-type';
import { rule as rfc5280NameConstraintForm } from './rfc5280/name-constraint-form';
import { rule as rfc5280NameConstraintSyntax } from './rfc5280/name-constraint-syntax';
import { rule as rfc5280NameConstraintsDistance } from './rfc5280/name-constraints-distance';
import { rule as rfc5280NameConstraintsEmpty } from './rfc5280/name-constraints-empty';
import { rule as rfc5280NameConstraintsNotCritical } from './rfc5280/name-constraints-not-critical';
import { rule as rfc5280NameConstraintsWithoutCa } from './rfc5280/name-constraints-without-ca';
import { rule as rfc5280NameControlCharacter } from './rfc5280/name-control-character';
import { rule as rfc5280NameInvisibleCharacter } from './rfc5280/name-invisible-character';
import { rule as rfc5280NameMisread } from './rfc5280/name-misread';
import { rule as rfc5280NameStringType } from './rfc5280/name-string-type';
import { rule as rfc5280NameWhiteSpace } from './rfc5280/name-white-space';
import { rule as rfc5280NeverExpires } from './rfc5280/never-expires';
import { rule as rfc5280NotYetValid } from './rfc5280/not-yet-valid';
import { rule as rfc5280OldVersion } from './rfc5280/old-version';
import { rule as rfc5280OwnSignatureWrong } from './rfc5280/own-signature-wrong';
import { rule as rfc5280PathLengthNegative } from './rfc5280/path-length-negative';
import { rule as rfc5280PathLengthWithoutCa } from './rfc5280/path-length-without-ca';
import { rule as rfc5280PolicyConstraintsEmpty } from './rfc5280/policy-constraints-empty';
import { rule as rfc5280PolicyConstraintsNotCritical } from './rfc5280/policy-constraints-not-critical';
import { rule as rfc5280PolicyDuplicate } from './rfc5280/policy-duplicate';
import { rule as rfc5280PolicyMappingAny } from './rfc5280/policy-mapping-any';
import { rule as rfc5280PolicyMappingNotAsserted } from './rfc5280/policy-mapping-not-asserted';
import { rule as rfc5280PolicyMappingsNotCritical } from './rfc5280/policy-mappings-not-critical';
import { rule as rfc5280PolicyNoticeReference } from './rfc5280/policy-notice-reference';
import { rule as rfc5280ReasonCodeCritical } from './rfc5280/reason-code-critical';
import { rule as rfc5280ReasonUnspecified } from './rfc5280/reason-unspecified';
import { rule as rfc5280RemovedInFullCrl } from './rfc5280/removed-in-full-crl';
import { rule as rfc5280RevocationOverTls } from './rfc5280/revocation-over-tls';
import { rule as rfc5280SanAddressWithMask } from './rfc5280/san-address-with-mask';
import { rule as rfc5280SanCriticalWithSubject } from './rfc5280/san-critical-with-subject';
import { rule as rfc5280SanDnsIsAddress } from './rfc5280/san-dns-is-address';
import { rule as rfc5280SanDnsSyntax } from './rfc5280/san-dns-syntax';
import { rule as rfc5280SanDnsUnderscore } from './rfc5280/san-dns-underscore';
import { rule as rfc5280SanEmailSyntax } from './rfc5280/san-email-syntax';
import { rule as rfc5280SanEmpty } from './rfc5280/san-empty';
import { rule as rfc5280SanEmptyName } from './rfc5280/san-empty-name';
import { rule as rfc5280SanUriSyntax } from './rfc5280/san-uri-syntax';
import { rule as rfc5280SerialNotPositive } from './rfc5280/serial-not-positive';
import { rule as rfc5280SerialTooLong } from './rfc5280/serial-too-long';
import { rule as rfc5280SignatureAlgorithmsDiffer } from './rfc5280/signature-algorithms-differ';
import { rule as rfc5280SubjectDirectoryAttributesCritical } from './rfc5280/subject-directory-attributes-critical';
import { rule as rfc5280SubjectEmptySanNotCritical } from './rfc5280/subject-empty-san-not-critical';
import { rule as rfc5280SubjectEmptyWithoutSan } from './rfc5280/subject-empty-without-san';
import { rule as rfc5280SubjectInfoAccessCritical } from './rfc5280/subject-info-access-critical';
import { rule as rfc5280SubjectKeyIdentifierCritical } from './rfc5280/subject-key-identifier-critical';
import { rule as rfc5280SubjectKeyIdentifierMissing } from './rfc5280/subject-key-identifier-missing';
import { rule as rfc5280SubjectKeyIdentifierMissingCa } from './rfc5280/subject-key-identifier-missing-ca';
import { rule as rfc5280TimeFraction } from './rfc5280/time-fraction';
import { rule as rfc5280TimeNotInUtc } from './rfc5280/time-not-in-utc';
import { rule as rfc5280TimeWithoutSeconds } from './rfc5280/time-without-seconds';
import { rule as rfc5280UniqueIdentifier } from './rfc5280/unique-identifier';
import { rule as rfc5280UniqueIdentifierVersion } from './rfc5280/unique-identifier-version';
import { rule as rfc5280UnknownCriticalExtension } from './rfc5280/unknown-critical-extension';
import { rule as rfc5280UnknownVersion } from './rfc5280/unknown-version';
import { rule as rfc5280ValidityReversed } from './rfc5280/validity-reversed';
import { rule as rfc5480AgreementKeyUsage } from './rfc5480/agreement-key-usage';
import { rule as rfc5480CaAgreesOnKeys } from './rfc5480/ca-agrees-on-keys';
import { rule as rfc5480CompressedPoint } from './rfc5480/compressed-point';
import { rule as rfc5480CurveNotNamed } from './rfc5480/curve-not-named';
import { rule as rfc5480HybridPoint } from './rfc5480/hybrid-point';
import { rule as rfc5480PointNotOnCurve } from './rfc5480/point-not-on-curve';
import { rule as rfc5758EcdsaParameters } from './rfc5758/ecdsa-parameters';
import { rule as rfc5891ALabelUndecodable } from './rfc5891/a-label-undecodable';
import { rule as rfc5891LabelNotAllowed } from './rfc5891/label-not-allowed';
import { rule as rfc5891LabelNotNormalized } from './rfc5891/label-not-normalized';
import { rule as rfc5922HostPassedOver } from './rfc5922/host-passed-over';
import { rule as rfc5922SipsUri } from './rfc5922/sips-uri';
import { rule as rfc5922UserInServerUri } from './rfc5922/user-in-server-uri';
import { rule as rfc5922Wildcard } from './rfc5922/wildcard';
import { rule as rfc5924SipPurposeMissing } from './rfc5924/sip-purpose-missing';
import { rule as rfc6818ExplicitTextControlCharacter } from './rfc6818/explicit-text-control-character';
import { rule as rfc6818ExplicitTextIa5 } from './rfc6818/explicit-text-ia5';
import { rule as rfc6818ExplicitTextNotNormalized } from './rfc6818/explicit-text-not-normalized';
import { rule as rfc6818ExplicitTextType } from './rfc6818/explicit-text-type';
import { rule as rfc6960NoCheckMissing } from './rfc6960/no-check-missing';
import { rule as rfc6962PoisonNotCritical } from './rfc6962/poison-not-critical';
import { rule as rfc6962Precertificate } from './rfc6962/precertificate';
import { rule as rfc6962SctInFuture } from './rfc6962/sct-in-future';
import { rule as rfc6962SctInPrecertificate } from './rfc6962/sct-in-precertificate';
import { rule as rfc6962SctListEmpty } from './rfc6962/sct-list-empty';
import { rule as rfc8410Parameters } from './rfc8410/parameters';
import { rule as rfc8446DigitalSignatureMissing } from './rfc8446/digital-signature-missing';
import { rule as rfc8813EcKeyEnciphers } from './rfc8813/ec-key-enciphers';
import { rule as rfc9110CommonNameNotInSan } from './rfc9110/common-name-not-in-san';
import { rule as rfc9110SanMissing } from './rfc9110/san-missing';
import { rule as rfc9295KeyUsage } from './rfc9295/key-usage';
import { rule as rfc9525Wildcard } from './rfc9525/wildcard';
import { rule as rfc9881KeyUsage } from './rfc9881/key-usage';
import { rule as rfc9881Parameters } from './rfc9881/parameters';
import { rule as rfc9909KeyUsage } from './rfc9909/key-usage';
import { rule as rfc9909Parameters } from './rfc9909/parameters';
import { rule as rfc9935KeyUsage } from './rfc9935/key-usage';
import { rule as rfc9935Parameters } from './rfc9935/parameters';
import { rule as signatureMd2 } from './signature/md2';
import { rule as signatureMd5 } from './signature/md5';
import { rule as signatureSha1 } from './signature/sha1';
import { rule as spectralinkServerCommonName } from './spectralink/server-common-name';
import { rule as spectralinkServerIssuedByItself } from './spectralink/server-issued-by-itself';
import { rule as suppressionNoRuleNamed } from './suppression/no-rule-named';
import { rule as suppressionUnknownRule } from './suppression/unknown-rule';
import { rule as suppressionUnused } from './suppression/unused';
import { rule as ucsoftwareApplicationProfile } from './ucsoftware/application-profile';
import { rule as ucsoftwareCipherSuiteUnused } from './ucsoftware/cipher-suite-unused';
import { rule as ucsoftwareDeviceSetMissing } from './ucsoftware/device-set-missing';
import { rule as ucsoftwareFileName } from './ucsoftware/file-name';
import { rule as ucsoftwareParameterNotSet } from './ucsoftware/parameter-not-set';
import { rule as webAddressNotHttp } from './web/address-not-http';
import { rule as webKeyAgreement } from './web/key-agreement';
import { rule as webKeyKind } from './web/key-kind';
import { rule as webLifetime } from './web/lifetime';
import { rule as webSerialShort } from './web/serial-short';
import { rule as webServerAuthMissing } from './web/server-auth-missing';
import { rule as webSignatureAlgorithm } from './web/signature-algorithm';
import { rule as workspaceCaDoesNotFitServer } from './workspace/ca-does-not-fit-server';
import { rule as workspaceCaMissingForServer } from './workspace/ca-missing-for-server';
import { rule as workspaceCopyOutdated } from './workspace/copy-outdated';
import { rule as workspaceEmptySlot } from './workspace/empty-slot';
import { rule as workspaceFileMissing } from './workspace/file-missing';
import { rule as workspaceIntermediateMissing } from './workspace/intermediate-missing';
import { rule as workspaceIssuerAmbiguous } from './workspace/issuer-ambiguous';
import { rule as workspaceIssuerIsNoCa } from './workspace/issuer-is-no-ca';
import { rule as workspaceIssuerMissing } from './workspace/issuer-missing';
import { rule as workspaceKeyMismatch } from './workspace/key-mismatch';
import { rule as workspaceListSignatureWrong } from './workspace/list-signature-wrong';
import { rule as workspaceListSuperseded } from './workspace/list-superseded';
import { rule as workspaceNameNotPermitted } from './workspace/name-not-permitted';
import { rule as workspaceNamesLost } from './workspace/names-lost';
import { rule as workspaceOtherIssuerKey } from './workspace/other-issuer-key';
import { rule as workspaceOutlivesIssuer } from './workspace/outlives-issuer';
import { rule as workspacePathTooLong } from './workspace/path-too-long';
import { rule as workspaceRadiusCaDiffers } from './workspace/radius-ca-differs';
import { rule as workspaceRequestKeyMismatch } from './workspace/request-key-mismatch';
import { rule as workspaceRequestUnanswered } from './workspace/request-unanswered';
import { rule as workspaceRevoked } from './workspace/revoked';
import { rule as workspaceServerNameDiffers } from './workspace/server-name-differs';
import { rule as workspaceSignatureWrong } from './workspace/signature-wrong';
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
  ['chain/issuer-is-no-ca', chainIssuerIsNoCa],
  ['chain/key-identifier-differs', chainKeyIdentifierDiffers],
  ['chain/out-of-order', chainOutOfOrder],
  ['chain/outlives-issuer', chainOutlivesIssuer],
  ['chain/path-too-long', chainPathTooLong],
  ['chain/signature-wrong', chainSignatureWrong],
  ['der/boolean-value', derBooleanValue],
  ['der/constructed-string', derConstructedString],
  ['der/default-written', derDefaultWritten],
  ['der/indefinite-length', derIndefiniteLength],
  ['der/non-minimal-integer', derNonMinimalInteger],
  ['der/non-minimal-length', derNonMinimalLength],
  ['der/non-minimal-tag', derNonMinimalTag],
  ['der/reserved-length', derReservedLength],
  ['der/trailing-data', derTrailingData],
  ['der/trailing-zero-bits', derTrailingZeroBits],
  ['der/truncated', derTruncated],
  ['der/unreadable', derUnreadable],
  ['der/unsorted-set', derUnsortedSet],
  ['der/unused-bits', derUnusedBits],
  ['der/wrong-structure', derWrongStructure],
  ['dot1x/client-purpose', dot1xClientPurpose],
  ['dot1x/container-encryption', dot1xContainerEncryption],
  ['dot1x/server-purpose', dot1xServerPurpose],
  ['innovaphone/chain-index', innovaphoneChainIndex],
  ['innovaphone/chain-order', innovaphoneChainOrder],
  ['innovaphone/common-name-missing', innovaphoneCommonNameMissing],
  ['innovaphone/costly-certificate', innovaphoneCostlyCertificate],
  ['innovaphone/hex-value', innovaphoneHexValue],
  ['innovaphone/key-in-bundle', innovaphoneKeyInBundle],
  ['innovaphone/key-missing', innovaphoneKeyMissing],
  ['innovaphone/revocation-ignored', innovaphoneRevocationIgnored],
  ['innovaphone/root-missing', innovaphoneRootMissing],
  ['innovaphone/unsupported-container', innovaphoneUnsupportedContainer],
  ['innovaphone/unsupported-extension', innovaphoneUnsupportedExtension],
  ['innovaphone/unsupported-key', innovaphoneUnsupportedKey],
  ['innovaphone/unsupported-name', innovaphoneUnsupportedName],
  ['innovaphone/unsupported-signature', innovaphoneUnsupportedSignature],
  ['key/curve-seldom-supported', keyCurveSeldomSupported],
  ['key/dsa', keyDsa],
  ['key/legacy-encryption', keyLegacyEncryption],
  ['key/public-part-differs', keyPublicPartDiffers],
  ['key/roca', keyRoca],
  ['key/rsa-close-primes', keyRsaClosePrimes],
  ['key/rsa-exponent', keyRsaExponent],
  ['key/rsa-odd-length', keyRsaOddLength],
  ['key/rsa-parts-contradict', keyRsaPartsContradict],
  ['key/rsa-pss', keyRsaPss],
  ['key/rsa-small-factor', keyRsaSmallFactor],
  ['key/rsa-too-short', keyRsaTooShort],
  ['key/rsa-very-long', keyRsaVeryLong],
  ['key/unencrypted-in-repository', keyUnencryptedInRepository],
  ['key/weak-encryption', keyWeakEncryption],
  ['optipoint/action', optipointAction],
  ['optipoint/certificate-in-device-file', optipointCertificateInDeviceFile],
  ['optipoint/certificate-signature', optipointCertificateSignature],
  ['optipoint/long-server-key', optipointLongServerKey],
  ['optipoint/server-key', optipointServerKey],
  ['optipoint/version-item', optipointVersionItem],
  ['optipoint/version-not-raised', optipointVersionNotRaised],
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
  ['pem/old-label', pemOldLabel],
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
  ['phone/element-case', phoneElementCase],
  ['phone/encoding-against-bytes', phoneEncodingAgainstBytes],
  ['phone/item-without-name', phoneItemWithoutName],
  ['phone/key-mismatch', phoneKeyMismatch],
  ['phone/name-validation-off', phoneNameValidationOff],
  ['phone/other-device', phoneOtherDevice],
  ['phone/password-in-clear', phonePasswordInClear],
  ['phone/plain-provisioning', phonePlainProvisioning],
  ['phone/remote-access', phoneRemoteAccess],
  ['phone/slot-damaged', phoneSlotDamaged],
  ['phone/slot-encoding', phoneSlotEncoding],
  ['phone/stray-character-in-name', phoneStrayCharacterInName],
  ['phone/text-in-slot', phoneTextInSlot],
  ['phone/time-server-missing', phoneTimeServerMissing],
  ['phone/unknown-item', phoneUnknownItem],
  ['phone/valid-beyond-2038', phoneValidBeyond2038],
  ['phone/value-not-allowed', phoneValueNotAllowed],
  ['phone/wrong-object-in-slot', phoneWrongObjectInSlot],
  ['practice/access-address-twice', practiceAccessAddressTwice],
  ['practice/anchor-with-purposes', practiceAnchorWithPurposes],
  ['practice/name-escaped', practiceNameEscaped],
  ['practice/name-placeholder', practiceNamePlaceholder],
  ['practice/san-name-twice', practiceSanNameTwice],
  ['practice/several-common-names', practiceSeveralCommonNames],
  ['rfc2986/challenge-password', rfc2986ChallengePassword],
  ['rfc2986/san-missing', rfc2986SanMissing],
  ['rfc2986/signature-wrong', rfc2986SignatureWrong],
  ['rfc2986/version', rfc2986Version],
  ['rfc3161/time-stamping-not-alone', rfc3161TimeStampingNotAlone],
  ['rfc3279/ca-enciphers', rfc3279CaEnciphers],
  ['rfc3279/rsa-key-agreement', rfc3279RsaKeyAgreement],
  ['rfc3279/rsa-parameters', rfc3279RsaParameters],
  ['rfc4055/key-parameters', rfc4055KeyParameters],
  ['rfc4055/key-usage', rfc4055KeyUsage],
  ['rfc4055/pss-hashes-differ', rfc4055PssHashesDiffer],
  ['rfc4055/pss-parameters-missing', rfc4055PssParametersMissing],
  ['rfc4055/pss-salt-length', rfc4055PssSaltLength],
  ['rfc4055/pss-trailer-field', rfc4055PssTrailerField],
  ['rfc4055/signature-against-key', rfc4055SignatureAgainstKey],
  ['rfc5280/any-policy-qualifier', rfc5280AnyPolicyQualifier],
  ['rfc5280/any-purpose-critical', rfc5280AnyPurposeCritical],
  ['rfc5280/authority-info-access-critical', rfc5280AuthorityInfoAccessCritical],
  ['rfc5280/authority-key-identifier-critical', rfc5280AuthorityKeyIdentifierCritical],
  ['rfc5280/authority-key-identifier-half-pair', rfc5280AuthorityKeyIdentifierHalfPair],
  ['rfc5280/authority-key-identifier-missing', rfc5280AuthorityKeyIdentifierMissing],
  ['rfc5280/authority-key-identifier-names-certificate', rfc5280AuthorityKeyIdentifierNamesCertificate],
  ['rfc5280/basic-constraints-missing', rfc5280BasicConstraintsMissing],
  ['rfc5280/basic-constraints-not-critical', rfc5280BasicConstraintsNotCritical],
  ['rfc5280/ca-subject-empty', rfc5280CaSubjectEmpty],
  ['rfc5280/ca-without-cert-sign', rfc5280CaWithoutCertSign],
  ['rfc5280/ca-without-crl-sign', rfc5280CaWithoutCrlSign],
  ['rfc5280/cert-sign-without-ca', rfc5280CertSignWithoutCa],
  ['rfc5280/certificate-issuer-not-critical', rfc5280CertificateIssuerNotCritical],
  ['rfc5280/country-code', rfc5280CountryCode],
  ['rfc5280/country-not-printable', rfc5280CountryNotPrintable],
  ['rfc5280/crl-authority-key-identifier-missing', rfc5280CrlAuthorityKeyIdentifierMissing],
  ['rfc5280/crl-dates-reversed', rfc5280CrlDatesReversed],
  ['rfc5280/crl-distribution-points-critical', rfc5280CrlDistributionPointsCritical],
  ['rfc5280/crl-empty-list', rfc5280CrlEmptyList],
  ['rfc5280/crl-next-update-missing', rfc5280CrlNextUpdateMissing],
  ['rfc5280/crl-number-critical', rfc5280CrlNumberCritical],
  ['rfc5280/crl-number-missing', rfc5280CrlNumberMissing],
  ['rfc5280/crl-number-range', rfc5280CrlNumberRange],
  ['rfc5280/crl-outdated', rfc5280CrlOutdated],
  ['rfc5280/crl-revoked-later', rfc5280CrlRevokedLater],
  ['rfc5280/crl-serial-twice', rfc5280CrlSerialTwice],
  ['rfc5280/crl-version', rfc5280CrlVersion],
  ['rfc5280/delta-crl-indicator-not-critical', rfc5280DeltaCrlIndicatorNotCritical],
  ['rfc5280/distribution-point-incomplete', rfc5280DistributionPointIncomplete],
  ['rfc5280/distribution-point-without-address', rfc5280DistributionPointWithoutAddress],
  ['rfc5280/duplicate-extension', rfc5280DuplicateExtension],
  ['rfc5280/email-not-in-san', rfc5280EmailNotInSan],
  ['rfc5280/encipher-only-without-agreement', rfc5280EncipherOnlyWithoutAgreement],
  ['rfc5280/expired', rfc5280Expired],
  ['rfc5280/expires-soon', rfc5280ExpiresSoon],
  ['rfc5280/explicit-text-too-long', rfc5280ExplicitTextTooLong],
  ['rfc5280/ext-key-usage-empty', rfc5280ExtKeyUsageEmpty],
  ['rfc5280/extension-empty', rfc5280ExtensionEmpty],
  ['rfc5280/extensions-empty', rfc5280ExtensionsEmpty],
  ['rfc5280/extensions-without-version-3', rfc5280ExtensionsWithoutVersion3],
  ['rfc5280/freshest-crl-critical', rfc5280FreshestCrlCritical],
  ['rfc5280/generalized-time-before-2050', rfc5280GeneralizedTimeBefore2050],
  ['rfc5280/inhibit-any-policy-not-critical', rfc5280InhibitAnyPolicyNotCritical],
  ['rfc5280/invalidity-date-critical', rfc5280InvalidityDateCritical],
  ['rfc5280/issuer-address-missing', rfc5280IssuerAddressMissing],
  ['rfc5280/issuer-alt-name-critical', rfc5280IssuerAltNameCritical],
  ['rfc5280/issuer-empty', rfc5280IssuerEmpty],
  ['rfc5280/issuing-distribution-point-contradicts', rfc5280IssuingDistributionPointContradicts],
  ['rfc5280/issuing-distribution-point-empty', rfc5280IssuingDistributionPointEmpty],
  ['rfc5280/issuing-distribution-point-not-critical', rfc5280IssuingDistributionPointNotCritical],
  ['rfc5280/key-identifiers-differ', rfc5280KeyIdentifiersDiffer],
  ['rfc5280/key-usage-against-purpose', rfc5280KeyUsageAgainstPurpose],
  ['rfc5280/key-usage-empty', rfc5280KeyUsageEmpty],
  ['rfc5280/key-usage-missing-anchor', rfc5280KeyUsageMissingAnchor],
  ['rfc5280/key-usage-missing-ca', rfc5280KeyUsageMissingCa],
  ['rfc5280/key-usage-not-critical', rfc5280KeyUsageNotCritical],
  ['rfc5280/multi-valued-rdn', rfc5280MultiValuedRdn],
  ['rfc5280/name-attribute-empty', rfc5280NameAttributeEmpty],
  ['rfc5280/name-attribute-too-long', rfc5280NameAttributeTooLong],
  ['rfc5280/name-attribute-type', rfc5280NameAttributeType],
  ['rfc5280/name-constraint-form', rfc5280NameConstraintForm],
  ['rfc5280/name-constraint-syntax', rfc5280NameConstraintSyntax],
  ['rfc5280/name-constraints-distance', rfc5280NameConstraintsDistance],
  ['rfc5280/name-constraints-empty', rfc5280NameConstraintsEmpty],
  ['rfc5280/name-constraints-not-critical', rfc5280NameConstraintsNotCritical],
  ['rfc5280/name-constraints-without-ca', rfc5280NameConstraintsWithoutCa],
  ['rfc5280/name-control-character', rfc5280NameControlCharacter],
  ['rfc5280/name-invisible-character', rfc5280NameInvisibleCharacter],
  ['rfc5280/name-misread', rfc5280NameMisread],
  ['rfc5280/name-string-type', rfc5280NameStringType],
  ['rfc5280/name-white-space', rfc5280NameWhiteSpace],
  ['rfc5280/never-expires', rfc5280NeverExpires],
  ['rfc5280/not-yet-valid', rfc5280NotYetValid],
  ['rfc5280/old-version', rfc5280OldVersion],
  ['rfc5280/own-signature-wrong', rfc5280OwnSignatureWrong],
  ['rfc5280/path-length-negative', rfc5280PathLengthNegative],
  ['rfc5280/path-length-without-ca', rfc5280PathLengthWithoutCa],
  ['rfc5280/policy-constraints-empty', rfc5280PolicyConstraintsEmpty],
  ['rfc5280/policy-constraints-not-critical', rfc5280PolicyConstraintsNotCritical],
  ['rfc5280/policy-duplicate', rfc5280PolicyDuplicate],
  ['rfc5280/policy-mapping-any', rfc5280PolicyMappingAny],
  ['rfc5280/policy-mapping-not-asserted', rfc5280PolicyMappingNotAsserted],
  ['rfc5280/policy-mappings-not-critical', rfc5280PolicyMappingsNotCritical],
  ['rfc5280/policy-notice-reference', rfc5280PolicyNoticeReference],
  ['rfc5280/reason-code-critical', rfc5280ReasonCodeCritical],
  ['rfc5280/reason-unspecified', rfc5280ReasonUnspecified],
  ['rfc5280/removed-in-full-crl', rfc5280RemovedInFullCrl],
  ['rfc5280/revocation-over-tls', rfc5280RevocationOverTls],
  ['rfc5280/san-address-with-mask', rfc5280SanAddressWithMask],
  ['rfc5280/san-critical-with-subject', rfc5280SanCriticalWithSubject],
  ['rfc5280/san-dns-is-address', rfc5280SanDnsIsAddress],
  ['rfc5280/san-dns-syntax', rfc5280SanDnsSyntax],
  ['rfc5280/san-dns-underscore', rfc5280SanDnsUnderscore],
  ['rfc5280/san-email-syntax', rfc5280SanEmailSyntax],
  ['rfc5280/san-empty', rfc5280SanEmpty],
  ['rfc5280/san-empty-name', rfc5280SanEmptyName],
  ['rfc5280/san-uri-syntax', rfc5280SanUriSyntax],
  ['rfc5280/serial-not-positive', rfc5280SerialNotPositive],
  ['rfc5280/serial-too-long', rfc5280SerialTooLong],
  ['rfc5280/signature-algorithms-differ', rfc5280SignatureAlgorithmsDiffer],
  ['rfc5280/subject-directory-attributes-critical', rfc5280SubjectDirectoryAttributesCritical],
  ['rfc5280/subject-empty-san-not-critical', rfc5280SubjectEmptySanNotCritical],
  ['rfc5280/subject-empty-without-san', rfc5280SubjectEmptyWithoutSan],
  ['rfc5280/subject-info-access-critical', rfc5280SubjectInfoAccessCritical],
  ['rfc5280/subject-key-identifier-critical', rfc5280SubjectKeyIdentifierCritical],
  ['rfc5280/subject-key-identifier-missing', rfc5280SubjectKeyIdentifierMissing],
  ['rfc5280/subject-key-identifier-missing-ca', rfc5280SubjectKeyIdentifierMissingCa],
  ['rfc5280/time-fraction', rfc5280TimeFraction],
  ['rfc5280/time-not-in-utc', rfc5280TimeNotInUtc],
  ['rfc5280/time-without-seconds', rfc5280TimeWithoutSeconds],
  ['rfc5280/unique-identifier', rfc5280UniqueIdentifier],
  ['rfc5280/unique-identifier-version', rfc5280UniqueIdentifierVersion],
  ['rfc5280/unknown-critical-extension', rfc5280UnknownCriticalExtension],
  ['rfc5280/unknown-version', rfc5280UnknownVersion],
  ['rfc5280/validity-reversed', rfc5280ValidityReversed],
  ['rfc5480/agreement-key-usage', rfc5480AgreementKeyUsage],
  ['rfc5480/ca-agrees-on-keys', rfc5480CaAgreesOnKeys],
  ['rfc5480/compressed-point', rfc5480CompressedPoint],
  ['rfc5480/curve-not-named', rfc5480CurveNotNamed],
  ['rfc5480/hybrid-point', rfc5480HybridPoint],
  ['rfc5480/point-not-on-curve', rfc5480PointNotOnCurve],
  ['rfc5758/ecdsa-parameters', rfc5758EcdsaParameters],
  ['rfc5891/a-label-undecodable', rfc5891ALabelUndecodable],
  ['rfc5891/label-not-allowed', rfc5891LabelNotAllowed],
  ['rfc5891/label-not-normalized', rfc5891LabelNotNormalized],
  ['rfc5922/host-passed-over', rfc5922HostPassedOver],
  ['rfc5922/sips-uri', rfc5922SipsUri],
  ['rfc5922/user-in-server-uri', rfc5922UserInServerUri],
  ['rfc5922/wildcard', rfc5922Wildcard],
  ['rfc5924/sip-purpose-missing', rfc5924SipPurposeMissing],
  ['rfc6818/explicit-text-control-character', rfc6818ExplicitTextControlCharacter],
  ['rfc6818/explicit-text-ia5', rfc6818ExplicitTextIa5],
  ['rfc6818/explicit-text-not-normalized', rfc6818ExplicitTextNotNormalized],
  ['rfc6818/explicit-text-type', rfc6818ExplicitTextType],
  ['rfc6960/no-check-missing', rfc6960NoCheckMissing],
  ['rfc6962/poison-not-critical', rfc6962PoisonNotCritical],
  ['rfc6962/precertificate', rfc6962Precertificate],
  ['rfc6962/sct-in-future', rfc6962SctInFuture],
  ['rfc6962/sct-in-precertificate', rfc6962SctInPrecertificate],
  ['rfc6962/sct-list-empty', rfc6962SctListEmpty],
  ['rfc8410/parameters', rfc8410Parameters],
  ['rfc8446/digital-signature-missing', rfc8446DigitalSignatureMissing],
  ['rfc8813/ec-key-enciphers', rfc8813EcKeyEnciphers],
  ['rfc9110/common-name-not-in-san', rfc9110CommonNameNotInSan],
  ['rfc9110/san-missing', rfc9110SanMissing],
  ['rfc9295/key-usage', rfc9295KeyUsage],
  ['rfc9525/wildcard', rfc9525Wildcard],
  ['rfc9881/key-usage', rfc9881KeyUsage],
  ['rfc9881/parameters', rfc9881Parameters],
  ['rfc9909/key-usage', rfc9909KeyUsage],
  ['rfc9909/parameters', rfc9909Parameters],
  ['rfc9935/key-usage', rfc9935KeyUsage],
  ['rfc9935/parameters', rfc9935Parameters],
  ['signature/md2', signatureMd2],
  ['signature/md5', signatureMd5],
  ['signature/sha1', signatureSha1],
  ['spectralink/server-common-name', spectralinkServerCommonName],
  ['spectralink/server-issued-by-itself', spectralinkServerIssuedByItself],
  ['suppression/no-rule-named', suppressionNoRuleNamed],
  ['suppression/unknown-rule', suppressionUnknownRule],
  ['suppression/unused', suppressionUnused],
  ['ucsoftware/application-profile', ucsoftwareApplicationProfile],
  ['ucsoftware/cipher-suite-unused', ucsoftwareCipherSuiteUnused],
  ['ucsoftware/device-set-missing', ucsoftwareDeviceSetMissing],
  ['ucsoftware/file-name', ucsoftwareFileName],
  ['ucsoftware/parameter-not-set', ucsoftwareParameterNotSet],
  ['web/address-not-http', webAddressNotHttp],
  ['web/key-agreement', webKeyAgreement],
  ['web/key-kind', webKeyKind],
  ['web/lifetime', webLifetime],
  ['web/serial-short', webSerialShort],
  ['web/server-auth-missing', webServerAuthMissing],
  ['web/signature-algorithm', webSignatureAlgorithm],
  ['workspace/ca-does-not-fit-server', workspaceCaDoesNotFitServer],
  ['workspace/ca-missing-for-server', workspaceCaMissingForServer],
  ['workspace/copy-outdated', workspaceCopyOutdated],
  ['workspace/empty-slot', workspaceEmptySlot],
  ['workspace/file-missing', workspaceFileMissing],
  ['workspace/intermediate-missing', workspaceIntermediateMissing],
  ['workspace/issuer-ambiguous', workspaceIssuerAmbiguous],
  ['workspace/issuer-is-no-ca', workspaceIssuerIsNoCa],
  ['workspace/issuer-missing', workspaceIssuerMissing],
  ['workspace/key-mismatch', workspaceKeyMismatch],
  ['workspace/list-signature-wrong', workspaceListSignatureWrong],
  ['workspace/list-superseded', workspaceListSuperseded],
  ['workspace/name-not-permitted', workspaceNameNotPermitted],
  ['workspace/names-lost', workspaceNamesLost],
  ['workspace/other-issuer-key', workspaceOtherIssuerKey],
  ['workspace/outlives-issuer', workspaceOutlivesIssuer],
  ['workspace/path-too-long', workspacePathTooLong],
  ['workspace/radius-ca-differs', workspaceRadiusCaDiffers],
  ['workspace/request-key-mismatch', workspaceRequestKeyMismatch],
  ['workspace/request-unanswered', workspaceRequestUnanswered],
  ['workspace/revoked', workspaceRevoked],
  ['workspace/server-name-differs', workspaceServerNameDiffers],
  ['workspace/signature-wrong', workspaceSignatureWrong],
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
