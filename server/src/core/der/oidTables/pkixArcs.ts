/** Arcs of PKIX (1.3.6.1.5.5.7, IANA's registry "SMI Numbers") and its neighbours. */
import type { Arc } from './arc';

export const pkixArcs: readonly Arc[] = [
  // RFC 5280 §4.2.2, 3279, 3739, 3779, 3820, 3709, 5755, 6955, 7633, 8226, 8360, 8520, 8737, 8739, 8995,
  // 9118, 9310: private extensions.
  [
    '1.3.6.1.5.5.7.1',
    `1 authorityInfoAccess 2 biometricInfo 3 qcStatements 4 ac-auditIdentity
    5 ac-targeting 6 aaControls 7 ipAddrBlocks 8 autonomousSysIds 9 routerIdentifier 10 ac-proxying
    11 subjectInfoAccess 12 logotype 13 wlanSSID 14 proxyCertInfo 15 acPolicies 16 warranty 17 sim
    18 cmsContentConstraints 19 otherCerts 20 wrappedApexContinKey 21 clearanceConstraints
    22 skiSemantics 23 nsa 24 tlsfeature 25 mud-url 26 TNAuthList 27 JWTClaimConstraints
    28 ipAddrBlocks-v2 29 autonomousSysIds-v2 30 mudsigner 31 acmeIdentifier 32 masa-url
    33 eJWTClaimConstraints 34 nftype`,
  ],
  // RFC 5280 §4.2.1.4, RFC 4476: policy qualifiers.
  ['1.3.6.1.5.5.7.2', '1 cps 2 unotice 3 textNotice 4 acps 5 acunotice'],
  // RFC 5280 §4.2.1.12, 4334, 4945, 5055, 5415, 5924, 6187, 6402, 6494, 8209, 9336, 9480, 9509, 9734, 9809:
  // extended key usages.
  [
    '1.3.6.1.5.5.7.3',
    `1 serverAuth 2 clientAuth 3 codeSigning 4 emailProtection 5 ipsecEndSystem
    6 ipsecTunnel 7 ipsecUser 8 timeStamping 9 OCSPSigning 10 dvcs 11 sbgpCertAAServerAuth
    12 scvp-responder 13 eapOverPPP 14 eapOverLAN 15 scvpServer 16 scvpClient 17 ipsecIKE 18 capwapAC
    19 capwapWTP 20 sipDomain 21 secureShellClient 22 secureShellServer 23 sendRouter
    24 sendProxiedRouter 25 sendOwner 26 sendProxiedOwner 27 cmcCA 28 cmcRA 29 cmcArchive
    30 bgpsec-router 31 BrandIndicatorforMessageIdentification 32 cmKGA 33 rpcTLSClient 34 rpcTLSServer
    35 bundleSecurity 36 documentSigning 37 jwt 38 httpContentEncrypt 39 oauthAccessTokenSigning
    40 imUri 41 configSigning 42 trustAnchorConfigSigning 43 updatePackageSigning 44 safetyCommunication`,
  ],
  // RFC 9810: CMP information types.
  [
    '1.3.6.1.5.5.7.4',
    `1 caProtEncCert 2 signKeyPairTypes 3 encKeyPairTypes 4 preferredSymmAlg
    5 caKeyUpdateInfo 6 currentCRL 7 unsupportedOIDs 8 subscriptionRequest 9 subscriptionResponse
    10 keyPairParamReq 11 keyPairParamRep 12 revPassphrase 13 implicitConfirm 14 confirmWaitTime
    15 origPKIMessage 16 suppLangTags 17 caCerts 18 rootCaKeyUpdate 19 certReqTemplate 20 rootCaCert
    21 certProfile 22 crlStatusList 23 crls`,
  ],
  // RFC 4211: CRMF controls and registration information.
  [
    '1.3.6.1.5.5.7.5',
    `1.1 regToken 1.2 authenticator 1.3 pkiPublicationInfo 1.4 pkiArchiveOptions
    1.5 oldCertID 1.6 protocolEncrKey 2.1 utf8Pairs 2.2 certReq`,
  ],
  // RFC 2875, 5912, 8692, 9802, 9925, draft-ietf-lamps-pq-composite-sigs: algorithms.
  [
    '1.3.6.1.5.5.7.6',
    `1 des40 2 noSignature 3 dh-sig-hmac-sha1 4 dh-pop 30 RSASSA-PSS-SHAKE128
    31 RSASSA-PSS-SHAKE256 32 ecdsa-with-shake128 33 ecdsa-with-shake256 34 xmss-hashsig
    35 xmssmt-hashsig 36 unsigned 37 MLDSA44-RSA2048-PSS-SHA256 38 MLDSA44-RSA2048-PKCS15-SHA256
    39 MLDSA44-Ed25519-SHA512 40 MLDSA44-ECDSA-P256-SHA256 41 MLDSA65-RSA3072-PSS-SHA512
    42 MLDSA65-RSA3072-PKCS15-SHA512 43 MLDSA65-RSA4096-PSS-SHA512 44 MLDSA65-RSA4096-PKCS15-SHA512
    45 MLDSA65-ECDSA-P256-SHA512 46 MLDSA65-ECDSA-P384-SHA512 47 MLDSA65-ECDSA-brainpoolP256r1-SHA512
    48 MLDSA65-Ed25519-SHA512 49 MLDSA87-ECDSA-P384-SHA512 50 MLDSA87-ECDSA-brainpoolP384r1-SHA512
    51 MLDSA87-Ed448-SHAKE256 52 MLDSA87-RSA3072-PSS-SHA512 53 MLDSA87-RSA4096-PSS-SHA512
    54 MLDSA87-ECDSA-P521-SHA512`,
  ],
  // RFC 5272, 6402: CMC controls.
  [
    '1.3.6.1.5.5.7.7',
    `1 statusInfo 2 identification 3 identityProof 4 dataReturn 5 transactionId
    6 senderNonce 7 recipientNonce 8 addExtensions 9 encryptedPOP 10 decryptedPOP 11 lraPOPWitness
    15 getCert 16 getCRL 17 revokeRequest 18 regInfo 19 responseInfo 21 queryPending 22 popLinkRandom
    23 popLinkWitness 24 confirmCertAcceptance 25 statusInfoV2 26 trustedAnchors 27 authData
    28 batchRequests 29 batchResponses 30 publishCert 31 modCertTemplate 32 controlProcessed
    33 popLinkWitnessV2 34 identityProofV2`,
  ],
  // RFC 3739, 4043, 4108, 4683, 4985, 6120, 7585, 9174, 9598, 8994: other names.
  [
    '1.3.6.1.5.5.7.8',
    `1 personalData 2 userGroup 3 permanentIdentifier 4 hardwareModuleName 5 xmppAddr
    6 SIM 7 dnsSRV 8 naiRealm 9 SmtpUTF8Mailbox 10 AcpNodeName 11 bundleEID`,
  ],
  // RFC 3739 §3.3.2: personal data attributes.
  ['1.3.6.1.5.5.7.9', '1 dateOfBirth 2 placeOfBirth 3 gender 4 countryOfCitizenship 5 countryOfResidence'],
  // RFC 5755 §4.4: attributes of attribute certificates.
  [
    '1.3.6.1.5.5.7.10',
    `1 authenticationInfo 2 accessIdentity 3 chargingIdentity 4 group 5 role
    6 encAttrs 7 wlanSSID`,
  ],
  // RFC 3739 §3.2.6: statements about qualified certificates.
  ['1.3.6.1.5.5.7.11', '1 pkixQCSyntax-v1 2 pkixQCSyntax-v2'],
  // RFC 5272 §3: CMC content types.
  ['1.3.6.1.5.5.7.12', '1 crs 2 PKIData 3 PKIResponse'],
  // RFC 6484, 8360: policies of resource certificates.
  ['1.3.6.1.5.5.7.14', '2 ipAddr-asNumber 3 ipAddr-asNumber-v2'],
  // RFC 3709 §4.4: other logotypes.
  ['1.3.6.1.5.5.7.20', '1 loyalty 2 background'],
  // RFC 3820 §3.8.2: policy languages of proxy certificates.
  ['1.3.6.1.5.5.7.21', '0 anyLanguage 1 inheritAll 2 independent'],
  // RFC 5280 §4.2.2, 5019, 6487, 8182, 9448: access methods.
  [
    '1.3.6.1.5.5.7.48',
    `1 ocsp 2 caIssuers 3 timeStamping 4 dvcs 5 caRepository 6 httpCerts 7 httpCrls
    9 xkms 10 rpkiManifest 11 signedObject 12 cmc 13 rpkiNotify 14 stirTNList`,
  ],
  // RFC 6960 §4.4: OCSP response types and extensions.
  [
    '1.3.6.1.5.5.7.48.1',
    `1 basicOCSPResponse 2 nonce 3 crlID 4 acceptableResponses 5 noCheck
    6 archiveCutoff 7 serviceLocator 8 prefSigAlgs 9 extendedRevoke`,
  ],
  // RFC 1421, 2985: HMAC of IPsec; extended key usage of Apple and Microsoft for IKE.
  ['1.3.6.1.5.5.8', '1.1 hmac-md5 1.2 hmac-sha1 2.2 iKEIntermediate'],
  // RFC 4556: Kerberos.
  [
    '1.3.6.1.5.2',
    `2 krb5PrincipalName 3.1 pkinit-authData 3.2 pkinit-DHKeyData 3.3 pkinit-rkeyData
    3.4 pkinitClientAuth 3.5 pkinitKDC`,
  ],
];
