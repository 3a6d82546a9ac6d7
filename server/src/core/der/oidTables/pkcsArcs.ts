/** Arcs of RSA Data Security (1.2.840.113549): PKCS and S/MIME. */
import type { Arc } from './arc';

export const pkcsArcs: readonly Arc[] = [
  // RFC 8017 appendix C, RFC 4055: PKCS #1.
  [
    '1.2.840.113549.1.1',
    `1 rsaEncryption 2 md2WithRSAEncryption 3 md4WithRSAEncryption
    4 md5WithRSAEncryption 5 sha1WithRSAEncryption 6 rsaOAEPEncryptionSET 7 RSAES-OAEP 8 mgf1
    9 pSpecified 10 RSASSA-PSS 11 sha256WithRSAEncryption 12 sha384WithRSAEncryption
    13 sha512WithRSAEncryption 14 sha224WithRSAEncryption 15 sha512-224WithRSAEncryption
    16 sha512-256WithRSAEncryption`,
  ],
  // RFC 2631, PKCS #3.
  ['1.2.840.113549.1.3', '1 dhKeyAgreement'],
  // RFC 8018 appendix C: PKCS #5.
  [
    '1.2.840.113549.1.5',
    `1 pbeWithMD2AndDES-CBC 3 pbeWithMD5AndDES-CBC 4 pbeWithMD2AndRC2-CBC
    6 pbeWithMD5AndRC2-CBC 10 pbeWithSHA1AndDES-CBC 11 pbeWithSHA1AndRC2-CBC 12 PBKDF2 13 PBES2
    14 PBMAC1`,
  ],
  // RFC 2315, RFC 5652: content types.
  [
    '1.2.840.113549.1.7',
    `1 data 2 signedData 3 envelopedData 4 signedAndEnvelopedData 5 digestedData
    6 encryptedData`,
  ],
  // RFC 2985: PKCS #9 attributes; 52 is RFC 6211.
  [
    '1.2.840.113549.1.9',
    `1 emailAddress 2 unstructuredName 3 contentType 4 messageDigest 5 signingTime
    6 countersignature 7 challengePassword 8 unstructuredAddress 9 extendedCertificateAttributes
    10 issuerAndSerialNumber 11 passwordCheck 12 publicKey 13 signingDescription 14 extensionRequest
    15 smimeCapabilities 16 smime 20 friendlyName 21 localKeyID 22.1 x509Certificate 22.2 sdsiCertificate
    23.1 x509Crl 25.1 pkcs15Token 25.2 encryptedPrivateKeyInfo 25.3 randomNonce 25.4 sequenceNumber
    25.5 pkcs7PDU 52 cmsAlgorithmProtect`,
  ],
  // RFC 5652, 2634, 3161, 4073, 5083, 5084, 5485, 6019, 6482, 6486, 8769, 9286 and IANA's registry: S/MIME
  // content types.
  [
    '1.2.840.113549.1.9.16.1',
    `1 receipt 2 authData 3 publishCert 4 TSTInfo 5 TDTInfo 6 contentInfo
    7 DVCSRequestData 8 DVCSResponseData 9 compressedData 10 scvp-certValRequest 11 scvp-certValResponse
    12 scvp-valPolRequest 13 scvp-valPolResponse 14 attrCertEncAttrs 15 TSReq 16 firmwarePackage
    17 firmwareLoadReceipt 18 firmwareLoadError 19 contentCollection 20 contentWithAttrs
    21 encKeyWithID 22 encPEPSI 23 authEnvelopedData 24 routeOriginAuthz 25 symmetricKeyPackage
    26 rpkiManifest 27 asciiTextWithCRLF 28 xml 29 pdf 30 postscript 31 timestampedData
    32 ASAdjacencyAttest 33 rpkiTrustAnchor 34 trustAnchorList 35 rpkiGhostbusters
    36 resourceTaggedAttest 37 utf8TextWithCRLF 38 htmlWithCRLF 39 epub 40 animaJSONVoucher 41 mudtype
    42 sztpConveyedInfoXML 43 sztpConveyedInfoJSON 47 geofeedCSVwithCRLF 48 signedChecklist 49 ASPA
    50 signedTAL 51 rpkiSignedPrefixList`,
  ],
  // RFC 2634, 3126, 5035, 5126, 6019: S/MIME authenticated attributes.
  [
    '1.2.840.113549.1.9.16.2',
    `1 receiptRequest 2 securityLabel 3 mlExpandHistory 4 contentHint
    5 msgSigDigest 6 encapContentType 7 contentIdentifier 8 macValue 9 equivalentLabels
    10 contentReference 11 encrypKeyPref 12 signingCertificate 13 smimeEncryptCerts 14 timeStampToken
    15 ets-sigPolicyId 16 ets-commitmentType 17 ets-signerLocation 18 ets-signerAttr
    19 ets-otherSigCert 20 ets-contentTimestamp 21 ets-certificateRefs 22 ets-revocationRefs
    23 ets-certValues 24 ets-revocationValues 25 ets-escTimeStamp 26 ets-certCRLTimestamp
    27 ets-archiveTimeStamp 28 signatureType 29 dvcs-dvc 34 cmc-unsignedData 35 firmwarePackageID
    36 targetHardwareIDs 37 decryptKeyID 38 implCryptoAlgs 39 wrappedFirmwareKey
    40 communityIdentifiers 41 fwPkgMessageDigest 42 firmwarePackageInfo 43 implCompressAlgs
    44 ets-attrCertificateRefs 45 ets-attrRevocationRefs 46 binarySigningTime 47 signingCertificateV2
    48 ets-archiveTimeStampV2 49 er-internal 50 er-external 51 multipleSignatures`,
  ],
  // RFC 3370, 2631, 3274, 5990, 6476, 8103, 8619, 8708: S/MIME algorithms.
  [
    '1.2.840.113549.1.9.16.3',
    `1 ESDHwith3DES 2 ESDHwithRC2 3 3DESwrap 4 RC2wrap 5 ESDH 6 CMS3DESwrap
    7 CMSRC2wrap 8 zlibCompress 9 PWRI-KEK 10 SSDH 11 HMACwith3DESwrap 12 HMACwithAESwrap 14 rsa-kem
    15 authEnc-128 16 authEnc-256 17 hss-lms-hashsig 18 AEADChaCha20Poly1305 28 hkdf-with-sha256
    29 hkdf-with-sha384 30 hkdf-with-sha512`,
  ],
  // RFC 2634 and RFC 3126: certificate distribution, signature policy qualifiers, commitment types; RFC 8551:
  // capabilities; RFC 9629: recipients.
  [
    '1.2.840.113549.1.9.16',
    `4.1 ldap 5.1 ets-uri 5.2 ets-unotice 6.1 ets-proofOfOrigin
    6.2 ets-proofOfReceipt 6.3 ets-proofOfDelivery 6.4 ets-proofOfSender 6.5 ets-proofOfApproval
    6.6 ets-proofOfCreation 11.1 preferBinaryInside 13.1 ori-keyTransPSK 13.2 ori-keyAgreePSK
    13.3 ori-kem`,
  ],
  // RFC 7292 appendix C and D: PKCS #12.
  [
    '1.2.840.113549.1.12',
    `1.1 pbeWithSHAAnd128BitRC4 1.2 pbeWithSHAAnd40BitRC4
    1.3 pbeWithSHAAnd3-KeyTripleDES-CBC 1.4 pbeWithSHAAnd2-KeyTripleDES-CBC
    1.5 pbeWithSHAAnd128BitRC2-CBC 1.6 pbeWithSHAAnd40BitRC2-CBC 10.1.1 keyBag
    10.1.2 pkcs8ShroudedKeyBag 10.1.3 certBag 10.1.4 crlBag 10.1.5 secretBag 10.1.6 safeContentsBag`,
  ],
  // RFC 8018 appendix B, RFC 1319 to 1321: digests and their HMAC.
  [
    '1.2.840.113549.2',
    `2 md2 4 md4 5 md5 6 hmacWithMD5 7 hmacWithSHA1 8 hmacWithSHA224 9 hmacWithSHA256
    10 hmacWithSHA384 11 hmacWithSHA512 12 hmacWithSHA512-224 13 hmacWithSHA512-256`,
  ],
  // RFC 8018 appendix B.2, RFC 3370: ciphers.
  ['1.2.840.113549.3', '2 rc2-CBC 4 rc4 7 des-EDE3-CBC 8 rc5-CBC 9 rc5-CBC-PAD 10 des-CDMF'],
];
