/** Arcs of vendors. */
import type { Arc } from './arc';

export const vendorArcs: readonly Arc[] = [
  // Microsoft, "Object IDs associated with Microsoft cryptography" and wintrust.h: Authenticode.
  [
    '1.3.6.1.4.1.311.2',
    `1.4 spcIndirectDataContent 1.10 spcSpAgencyInfo 1.11 spcStatementType
    1.12 spcSpOpusInfo 1.14 certExtensions 1.15 spcPeImageData 1.18 spcRawFileData
    1.19 spcStructuredStorageData 1.20 spcJavaClassData 1.21 individualCodeSigning
    1.22 commercialCodeSigning 1.25 spcCabData 1.26 spcMinimalCriteriaInfo 1.27 spcFinancialCriteriaInfo
    1.28 spcLink 1.30 spcSipInfo 3.1 spcPeImagePageHashesV1 3.2 spcPeImagePageHashesV2
    4.1 nestedSignature`,
  ],
  ['1.3.6.1.4.1.311.3', '2.1 spcTimeStampRequest 3.1 rfc3161CounterSign'],
  // wincrypt.h: trust lists, extended key usages.
  [
    '1.3.6.1.4.1.311.10',
    `1 certTrustList 2 nextUpdateLocation 3.1 certTrustListSigning 3.2 timeStampSigning
    3.3 serverGatedCrypto 3.4 encryptedFileSystem 3.4.1 efsRecovery 3.5 whqlCrypto 3.6 nt5Crypto
    3.7 oemWHQLCrypto 3.8 embeddedNTCrypto 3.9 rootListSigner 3.10 qualifiedSubordination 3.11 keyRecovery
    3.12 documentSigning 3.13 lifetimeSigning 3.14 mobileDeviceSoftware 5.1 drm 5.2 drmIndividualization
    6.1 licenses 6.2 licenseServer 12.1 anyApplicationPolicy`,
  ],
  [
    '1.3.6.1.4.1.311.12',
    `1.1 catalogList 1.2 catalogListMember 1.3 catalogListMemberV2 2.1 catNameValue
    2.2 catMemberInfo 2.3 catMemberInfoV2`,
  ],
  // wincrypt.h, MS-WCCE §2.2.2.7: attributes of requests; PKCS #12 attributes.
  [
    '1.3.6.1.4.1.311',
    `13.1 renewalCertificate 13.2.1 enrollmentNameValuePair 13.2.2 enrollmentCSPProvider
    13.2.3 osVersion 16.4 issuerAndSerialNumber 17.1 cspName 17.2 localMachineKeyset
    17.3 pkcs12ExtendedAttributes 25.1 ntdsReplication 25.2 ntdsCaSecurityExt 25.2.1 ntdsObjectSid
    54.1.2 remoteDesktopAuthentication 61.1.1 kernelModeCodeSigning 64.1.1 dnsServer
    67.1.1 bitLockerDriveEncryption 67.1.2 bitLockerDataRecoveryAgent 76.3.1 windowsStore
    76.8.1 microsoftPublisher 80.1 documentEncryption`,
  ],
  // MS-WCCE §2.2.2.7.7, MS-CRTD: certificate services.
  [
    '1.3.6.1.4.1.311.20',
    `1 autoEnrollCtlUsage 2 enrollCerttype 2.1 enrollmentAgent 2.2 smartcardLogon
    2.3 userPrincipalName 3 certManifold`,
  ],
  [
    '1.3.6.1.4.1.311.21',
    `1 certsrvCAVersion 2 certsrvPreviousCertHash 3 crlVirtualBase 4 crlNextPublish
    5 caExchange 6 keyRecoveryAgent 7 certificateTemplate 9 rdnDummySigner 10 applicationCertPolicies
    11 applicationPolicyMappings 12 applicationPolicyConstraints 13 archivedKeyAttr 14 crlSelfCDP
    15 requireCertChainPolicy 16 archivedKeyCertHash 17 issuedCertHash 19 dsEmailReplication
    20 requestClientInfo 21 encryptedKeyHash 22 certsrvCrossCAVersion 23 enrollEkInfo
    24 enrollAttestationStatement 25 enrollKspName 26 enrollEkPubChallenge 27 enrollCaXchgCertHash
    28 enrollAttestationChallenge 29 enrollEncryptionAlgorithm 39 enrollAikInfo`,
  ],
  // CA/Browser Forum EV Guidelines §9.2.4: place of incorporation.
  [
    '1.3.6.1.4.1.311.60.2.1',
    `1 jurisdictionLocalityName 2 jurisdictionStateOrProvinceName
    3 jurisdictionCountryName`,
  ],
  // Netscape Certificate Extensions, Communicator 4.0.
  [
    '2.16.840.1.113730',
    `1.1 netscapeCertType 1.2 netscapeBaseUrl 1.3 netscapeRevocationUrl
    1.4 netscapeCaRevocationUrl 1.7 netscapeRenewalUrl 1.8 netscapeCaPolicyUrl
    1.12 netscapeSslServerName 1.13 netscapeComment 2.5 netscapeCertificateSequence
    4.1 netscapeServerGatedCrypto`,
  ],
  // RFC 6962 §3: certificate transparency; Android key attestation.
  [
    '1.3.6.1.4.1.11129.2',
    `1.17 androidKeyAttestation 4.2 signedCertificateTimestampList 4.3 ctPoison
    4.4 ctPrecertificateSigning 4.5 ocspSignedCertificateTimestampList`,
  ],
  // RFC 8894 §3.2: SCEP, in an arc of VeriSign's.
  [
    '2.16.840.1.113733.1.9',
    `2 messageType 3 pkiStatus 4 failInfo 5 senderNonce 6 recipientNonce
    7 transactionID 8 extensionReq`,
  ],
  // VeriSign Certification Practice Statement: extensions, policies.
  [
    '2.16.840.1.113733.1',
    `6.3 verisignCZAG 6.6 verisignNetscapeInBoxV1 6.7 verisignNetscapeInBoxV2
    7.1.1 verisignCertPolicies 7.23.1 verisignClass1Policy 7.23.2 verisignClass2Policy
    7.23.3 verisignClass3Policy 7.23.6 verisignEVPolicy 8.1 verisignServerGatedCrypto`,
  ],
  // Entrust: version extension, ciphers and MAC of RFC 4210.
  [
    '1.2.840.113533.7',
    `65.0 entrustVersInfo 66.3 cast3CBC 66.10 cast5CBC 66.12 pbeWithMD5AndCAST5-CBC
    66.13 passwordBasedMac 66.30 dhBasedMac`,
  ],
  // Adobe, "Digital Signatures in a PDF".
  [
    '1.2.840.113583.1.1',
    '5 authenticDocumentsTrust 8 revocationInfoArchival 9.1 timeStamp 9.2 archiveRevInfo',
  ],
  // Apple Certificate Practice Statement.
  [
    '1.2.840.113635.100',
    '4.1 appleCodeSigning 4.3 iChatSigning 4.4 iChatEncryption 5.1 appleCertificatePolicy',
  ],
  // Microsoft Active Directory attributes.
  ['1.2.840.113556.1.4', '656 userPrincipalName'],
  // TCG EK Credential Profile.
  [
    '2.23.133',
    `2.1 tpmManufacturer 2.2 tpmModel 2.3 tpmVersion 2.16 tpmSpecification 2.18 tpmSecurityAssertions
    8.1 ekCertificate 8.2 platformAttributeCertificate 8.3 aikCertificate`,
  ],
  // FIDO U2F, FIDO metadata, Yubico PIV attestation.
  [
    '1.3.6.1.4.1',
    `45724.1.1.4 fidoAAGUID 45724.2.1.1 fidoU2FTransports 41482.3.3 yubicoFirmwareVersion
    41482.3.7 yubicoSerialNumber 41482.3.8 yubicoKeyPolicy 41482.3.9 yubicoFormFactor`,
  ],
];
