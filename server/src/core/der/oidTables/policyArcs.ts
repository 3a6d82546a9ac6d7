/** Arcs of certificate policies, qualified certificates and national identifiers. */
import type { Arc } from './arc';

export const policyArcs: readonly Arc[] = [
  // CA/Browser Forum object registry.
  [
    '2.23.140.1',
    `1 ev-guidelines 2 baseline-requirements 2.1 domain-validated 2.2 organization-validated
    2.3 individual-validated 3 extended-validation-codesigning 4.1 code-signing 4.2 timestamping
    5.1.1 mailbox-validated-legacy 5.1.2 mailbox-validated-multipurpose 5.1.3 mailbox-validated-strict
    5.2.1 organization-validated-legacy 5.2.2 organization-validated-multipurpose
    5.2.3 organization-validated-strict 5.3.1 sponsor-validated-legacy 5.3.2 sponsor-validated-multipurpose
    5.3.3 sponsor-validated-strict 5.4.1 individual-validated-legacy
    5.4.2 individual-validated-multipurpose 5.4.3 individual-validated-strict 31 torServiceDescriptor
    41 caSigningNonce 42 applicantSigningNonce`,
  ],
  ['2.23.140.3', '1 cabfOrganizationIdentifier'],
  // ETSI EN 319 412-5: statements about qualified certificates.
  [
    '0.4.0.1862.1',
    `1 qcs-QcCompliance 2 qcs-QcLimitValue 3 qcs-QcRetentionPeriod 4 qcs-QcSSCD 5 qcs-QcPDS
    6 qcs-QcType 6.1 qct-esign 6.2 qct-eseal 6.3 qct-web 7 qcs-QcCClegislation`,
  ],
  // ETSI EN 319 411-2, TS 101 456, EN 319 411-1: policies.
  [
    '0.4.0.194112.1',
    `0 qcp-natural 1 qcp-legal 2 qcp-natural-qscd 3 qcp-legal-qscd 4 qcp-web 5 qncp-web
    6 qncp-web-gen`,
  ],
  ['0.4.0.1456.1', '1 qcp-public-with-sscd 2 qcp-public'],
  ['0.4.0.2042.1', '1 ncp 2 ncpplus 3 lcp 4 evcp 5 evcpplus 6 dvcp 7 ovcp'],
  // ETSI EN 319 412-1: semantics identifiers.
  [
    '0.4.0.194121.1',
    '1 semanticsId-Natural 2 semanticsId-Legal 3 semanticsId-eIDASNatural 4 semanticsId-eIDASLegal',
  ],
  // ETSI TS 119 495: payment services.
  ['0.4.0.19495', '1.1 PSP_AS 1.2 PSP_PI 1.3 PSP_AI 1.4 PSP_IC 2 psd2-qcStatement 3.1 qcp-web-psd2'],
  // Common PKI (ISIS-MTT): attributes and extensions of German signature certificates.
  [
    '1.3.36.8.3',
    `1 dateOfCertGen 2 procuration 3 admission 4 monetaryLimit 5 declarationOfMajority 6 iCCSN
    7 pKReference 8 restriction 9 retrieveIfAllowed 10 requestedCertificate 11 namingAuthorities
    12 certInDirSince 13 certHash 14 nameAtBirth 15 additionalInformation`,
  ],
  // US Federal PKI Common Policy Framework; FIPS 201: PIV.
  [
    '2.16.840.1.101.3.2.1.3',
    `1 fpki-certpcy-rudimentaryAssurance 2 fpki-certpcy-basicAssurance
    3 fpki-certpcy-mediumAssurance 4 fpki-certpcy-highAssurance 6 fpki-common-policy
    7 fpki-common-hardware 8 fpki-common-devices 12 fpki-certpcy-mediumHardware
    13 fpki-common-authentication 14 fpki-certpcy-medium-CBP 15 fpki-certpcy-mediumHW-CBP
    16 fpki-common-High 17 fpki-common-cardAuth 18 fpki-certpcy-pivi-hardware
    19 fpki-certpcy-pivi-cardAuth 20 fpki-certpcy-pivi-contentSigning 36 fpki-common-devicesHardware
    37 fpki-certpcy-mediumDevice 38 fpki-certpcy-mediumDeviceHardware 39 fpki-common-piv-contentSigning
    40 fpki-common-pivAuth-derived 41 fpki-common-pivAuth-derived-hardware
    45 fpki-common-pivi-authentication 46 fpki-common-pivi-cardAuth 47 fpki-common-pivi-contentSigning`,
  ],
  ['2.16.840.1.101.3.6', '6 pivFASC-N 7 piv-content-signing 8 piv-cardAuth 9.1 piv-NACI'],
  // NIST Public Key Interoperability Test Suite.
  [
    '2.16.840.1.101.3.2.1.48',
    `1 NIST-test-policy-1 2 NIST-test-policy-2 3 NIST-test-policy-3
    4 NIST-test-policy-4 5 NIST-test-policy-5 6 NIST-test-policy-6`,
  ],
  // Policies of certification authorities met most often on the web.
  [
    '2.16.840.1.114412',
    '1.1 digicert-organization-validated 1.2 digicert-domain-validated 2.1 digicert-extended-validation',
  ],
  [
    '1.3.6.1.4.1',
    `44947.1.1.1 isrg-domain-validated 4146.1.1 globalsign-extended-validation
    6449.1.2.1.5.1 comodo-extended-validation`,
  ],
  // Federal Tax Service and Ministry of Communications of Russia: attributes in names, signing tools.
  ['1.2.643.3.131.1', '1 INN'],
  [
    '1.2.643.100',
    `1 OGRN 3 SNILS 4 INNLE 5 OGRNIP 111 subjectSignTool 112 issuerSignTool 113.1 classSignToolKC1
    113.2 classSignToolKC2 113.3 classSignToolKC3 113.4 classSignToolKB1 113.5 classSignToolKB2
    113.6 classSignToolKA1 114 identificationKind`,
  ],
  // GSMA SGP.22 annex H: remote SIM provisioning.
  [
    '2.23.146.1.2.1',
    `0 rspRole-ci 1 rspRole-euicc 2 rspRole-eum 3 rspRole-dp-tls 4 rspRole-dp-auth
    5 rspRole-dp-pb 6 rspRole-ds-tls 7 rspRole-ds-auth`,
  ],
];
