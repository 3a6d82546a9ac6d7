/** Arcs of the Directory: attribute types and certificate extensions. */
import type { Arc } from './arc';

export const x500Arcs: readonly Arc[] = [
  // X.520 (10/2019), RFC 4519: attribute types.
  [
    '2.5.4',
    `0 objectClass 1 aliasedEntryName 2 knowledgeInformation 3 commonName 4 surname 5 serialNumber
    6 countryName 7 localityName 8 stateOrProvinceName 9 streetAddress 10 organizationName
    11 organizationalUnitName 12 title 13 description 14 searchGuide 15 businessCategory 16 postalAddress
    17 postalCode 18 postOfficeBox 19 physicalDeliveryOfficeName 20 telephoneNumber 21 telexNumber
    22 teletexTerminalIdentifier 23 facsimileTelephoneNumber 24 x121Address 25 internationaliSDNNumber
    26 registeredAddress 27 destinationIndicator 28 preferredDeliveryMethod 29 presentationAddress
    30 supportedApplicationContext 31 member 32 owner 33 roleOccupant 34 seeAlso 35 userPassword
    36 userCertificate 37 cACertificate 38 authorityRevocationList 39 certificateRevocationList
    40 crossCertificatePair 41 name 42 givenName 43 initials 44 generationQualifier
    45 x500UniqueIdentifier 46 dnQualifier 47 enhancedSearchGuide 48 protocolInformation
    49 distinguishedName 50 uniqueMember 51 houseIdentifier 52 supportedAlgorithms
    53 deltaRevocationList 54 dmdName 55 clearance 56 defaultDirQop 57 attributeIntegrityInfo
    58 attributeCertificate 59 attributeCertificateRevocationList 60 confKeyInfo 61 aACertificate
    62 attributeDescriptorCertificate 63 attributeAuthorityRevocationList 65 pseudonym
    66 communicationsService 67 communicationsNetwork 68 certificationPracticeStmt 69 certificatePolicy
    70 pkiPath 71 privPolicy 72 role 73 delegationPath 74 protPrivPolicy 75 xMLPrivilegeInfo
    76 xmlPrivPolicy 77 uuidpair 78 tagOid 79 uiiFormat 80 uiiInUrn 81 contentUrl 82 permission 83 uri
    84 pwdAttribute 85 userPwd 86 urn 87 url 88 utmCoordinates 89 urnC 90 uii 91 epc 92 tagAfi
    93 epcFormat 94 epcInUrn 95 ldapUrl 96 tagLocation 97 organizationIdentifier 98 countryCode3c
    99 countryCode3n 100 dnsName`,
  ],
  // X.501: the clearance attribute of RFC 3281, which RFC 5755 moved to 2.5.4.55.
  ['2.5.1.5', '55 clearance'],
  // X.509 (10/2019) annex A, RFC 5280 §4.2 and §5.2, RFC 5755: extensions. 1 to 8, 10, 25, 26 and 34 are of
  // 1994.
  [
    '2.5.29',
    `1 oldAuthorityKeyIdentifier 2 oldPrimaryKeyAttributes 3 oldCertificatePolicies
    4 primaryKeyUsageRestriction 5 oldPolicyMapping 6 oldSubtreesConstraint 7 oldSubjectAltName
    8 oldIssuerAltName 9 subjectDirectoryAttributes 10 oldBasicConstraints 14 subjectKeyIdentifier
    15 keyUsage 16 privateKeyUsagePeriod 17 subjectAltName 18 issuerAltName 19 basicConstraints
    20 cRLNumber 21 cRLReason 22 expirationDate 23 holdInstructionCode 24 invalidityDate
    25 oldCRLDistributionPoints 26 oldIssuingDistributionPoint 27 deltaCRLIndicator
    28 issuingDistributionPoint 29 certificateIssuer 30 nameConstraints 31 cRLDistributionPoints
    32 certificatePolicies 32.0 anyPolicy 33 policyMappings 34 oldPolicyConstraints
    35 authorityKeyIdentifier 36 policyConstraints 37 extKeyUsage 37.0 anyExtendedKeyUsage
    38 authorityAttributeIdentifier 39 roleSpecCertIdentifier 40 cRLStreamIdentifier
    41 basicAttConstraints 42 delegatedNameConstraints 43 timeSpecification 44 cRLScope 45 statusReferrals
    46 freshestCRL 47 orderedList 48 attributeDescriptor 49 userNotice 50 sOAIdentifier 51 baseUpdateTime
    52 acceptableCertPolicies 53 deltaInfo 54 inhibitAnyPolicy 55 targetInformation 56 noRevAvail
    57 acceptablePrivilegePolicies 58 toBeRevoked 59 revokedGroups 60 expiredCertsOnCRL 61 indirectIssuer
    62 noAssertion 63 aAissuingDistributionPoint 64 issuedOnBehalfOf 65 singleUse 66 groupAC
    67 allowedAttributeAssignments 68 attributeMappings 69 holderNameConstraints
    70 authorizationValidation 71 protRestrict 72 subjectAltPublicKeyInfo 73 altSignatureAlgorithm
    74 altSignatureValue 75 associatedInformation`,
  ],
  // X.509 annex: the RSA algorithm as the 1988 edition had it.
  ['2.5.8.1', '1 rsa'],
  // RFC 4524, RFC 1274: COSINE attribute types.
  [
    '0.9.2342.19200300.100.1',
    `1 userId 2 textEncodedORAddress 3 rfc822Mailbox 4 info 5 favouriteDrink
    6 roomNumber 7 photo 8 userClass 9 host 10 manager 11 documentIdentifier 12 documentTitle
    13 documentVersion 14 documentAuthor 15 documentLocation 20 homeTelephoneNumber 21 secretary
    22 otherMailbox 23 lastModifiedTime 24 lastModifiedBy 25 domainComponent 26 aRecord 27 mDRecord
    28 mXRecord 29 nSRecord 30 sOARecord 31 cNAMERecord 37 associatedDomain 38 associatedName
    39 homePostalAddress 40 personalTitle 41 mobileTelephoneNumber 42 pagerTelephoneNumber
    43 friendlyCountryName 44 uniqueIdentifier 45 organizationalStatus 46 janetMailbox
    47 mailPreferenceOption 48 buildingName 49 dSAQuality 50 singleLevelQuality 51 subtreeMinimumQuality
    52 subtreeMaximumQuality 53 personalSignature 54 dITRedirect 55 audio 56 documentPublisher`,
  ],
  // RFC 2798: inetOrgPerson.
  [
    '2.16.840.1.113730.3.1',
    `1 carLicense 2 departmentNumber 3 employeeNumber 4 employeeType
    39 preferredLanguage 40 userSMIMECertificate 216 userPKCS12 241 displayName`,
  ],
];
