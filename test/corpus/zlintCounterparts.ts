/** Lints of zlint that ask what our rules ask, and on how many objects the verdicts differ, and why. */
export interface Counterpart {
  readonly lints: readonly string[];
  readonly onlyOurs?: readonly [count: number, reason: string];
  readonly onlyTheirs?: readonly [count: number, reason: string];
}

export const COUNTERPARTS: Readonly<Record<string, Counterpart>> = {
  'rfc5280/extensions-without-version-3': {
    lints: ['e_cert_extensions_version_not_3'],
    onlyTheirs: [3, 'versions that do not exist are reported as such'],
  },
  'rfc5280/serial-not-positive': { lints: ['e_serial_number_not_positive'] },
  'rfc5280/serial-too-long': { lints: ['e_serial_number_longer_than_20_octets'] },
  'rfc5280/signature-algorithms-differ': { lints: ['e_cert_sig_alg_not_match_tbs_sig_alg'] },
  'rfc5280/issuer-empty': {
    lints: ['e_issuer_field_empty'],
    onlyOurs: [7, 'zlint asks it of certificates only, we of CRLs, too'],
  },
  'rfc5280/ca-subject-empty': { lints: ['e_ca_subject_field_empty'] },
  'rfc5280/subject-empty-san-not-critical': {
    lints: ['e_ext_san_not_critical_without_subject'],
    onlyTheirs: [1, 'a relative name without attributes, which cannot be read'],
  },
  'rfc5280/subject-empty-without-san': {
    lints: ['e_subject_empty_without_san'],
    onlyTheirs: [2, 'certificates of CAs, whose empty subject is an error of its own'],
  },
  'rfc5280/san-critical-with-subject': {
    lints: ['w_ext_san_critical_with_subject_dn'],
    onlyOurs: [2, 'zlint does not ask it of certificates for mail'],
  },
  'rfc5280/unique-identifier': { lints: ['e_cert_contains_unique_identifier'] },
  'rfc5280/unique-identifier-version': { lints: ['e_cert_unique_identifier_version_not_2_or_3'] },
  'rfc5280/validity-reversed': { lints: ['e_validity_time_not_positive'] },
  'rfc5280/generalized-time-before-2050': {
    lints: ['e_wrong_time_format_pre2050'],
    onlyOurs: [7, 'zlint asks it of certificates only, we of CRLs, too'],
  },
  'rfc5280/time-without-seconds': {
    lints: ['e_utc_time_does_not_include_seconds', 'e_generalized_time_does_not_include_seconds'],
  },
  'rfc5280/time-fraction': { lints: ['e_generalized_time_includes_fraction_seconds'] },
  'rfc5280/time-not-in-utc': {
    lints: ['e_utc_time_not_in_zulu', 'e_generalized_time_not_in_zulu'],
    onlyOurs: [3, 'zlint asks it of certificates only, we of CRLs, too'],
  },
  'rfc5280/name-attribute-too-long': {
    lints: [
      'e_subject_common_name_max_length',
      'e_subject_organization_name_max_length',
      'e_subject_organizational_unit_name_max_length',
      'e_subject_locality_name_max_length',
      'e_subject_state_name_max_length',
      'e_subject_dn_serial_number_max_length',
      'e_subject_email_max_length',
    ],
  },
  'rfc5280/country-not-printable': {
    lints: ['e_subject_dn_country_not_printable_string', 'e_issuer_dn_country_not_printable_string'],
  },
  'rfc5280/country-code': {
    lints: ['e_subject_country_not_iso', 'e_subj_country_not_uppercase'],
    onlyOurs: [16, 'the issuers of CRLs, and UK, which zlint lets pass'],
    onlyTheirs: [5, 'two capital letters that are not assigned to a country; we hold no table of countries'],
  },
  'rfc5280/name-control-character': {
    lints: ['e_subject_dn_not_printable_characters'],
    onlyTheirs: [8, 'octets of BMPString and UniversalString, and values that are no text'],
  },
  'rfc5280/name-white-space': {
    lints: [
      'w_subject_dn_leading_whitespace',
      'w_subject_dn_trailing_whitespace',
      'w_issuer_dn_leading_whitespace',
      'w_issuer_dn_trailing_whitespace',
    ],
  },
  'rfc5280/multi-valued-rdn': { lints: ['n_multiple_subject_rdn', 'w_multiple_issuer_rdn'] },
  'rfc5280/email-not-in-san': {
    lints: ['e_subj_email_not_in_san'],
    onlyTheirs: [39, 'certificates of CAs, and trust anchors'],
  },
  'rfc5280/duplicate-extension': {
    lints: [
      'e_ext_duplicate_extension',
      'e_crl_no_duplicate_extensions',
      'e_crl_revoked_certificate_crl_entry_has_no_duplicate_extensions',
    ],
  },
  'rfc5280/authority-key-identifier-missing': {
    lints: ['e_ext_authority_key_identifier_no_key_identifier'],
    onlyTheirs: [166, 'versions 1 and 2, which cannot have one, and self-issued certificates'],
  },
  'rfc5280/authority-key-identifier-critical': { lints: ['e_ext_authority_key_identifier_critical'] },
  'rfc5280/subject-key-identifier-missing-ca': { lints: ['e_ext_subject_key_identifier_missing_ca'] },
  'rfc5280/subject-key-identifier-missing': {
    lints: ['w_ext_subject_key_identifier_missing_sub_cert'],
    onlyTheirs: [54, 'versions 1 and 2, which cannot have one'],
  },
  'rfc5280/subject-key-identifier-critical': { lints: ['e_ext_subject_key_identifier_critical'] },
  'rfc5280/key-usage-missing-ca': {
    lints: ['e_ca_key_usage_missing'],
    onlyTheirs: [78, 'trust anchors, which rfc5280/key-usage-missing-anchor is about'],
  },
  'rfc5280/key-usage-not-critical': {
    lints: ['w_ext_key_usage_not_critical', 'e_ca_key_usage_not_critical'],
  },
  'rfc5280/key-usage-empty': {
    lints: ['e_ext_key_usage_without_bits'],
    onlyTheirs: [1, 'a BIT STRING whose count of unused bits is impossible'],
  },
  'rfc5280/cert-sign-without-ca': {
    lints: ['e_ext_key_usage_cert_sign_without_ca'],
    onlyTheirs: [12, 'no basic constraints at all, which rfc5280/basic-constraints-missing is about'],
  },
  'rfc5280/ca-without-cert-sign': { lints: ['e_ca_key_cert_sign_not_set'] },
  'rfc5280/ca-without-crl-sign': {
    lints: ['e_ca_crl_sign_not_set'],
    onlyOurs: [19, 'CAs whose purposes are not those of servers'],
    onlyTheirs: [33, 'the usage keyCertSign is missing as well, which is worse'],
  },
  'rfc5280/key-usage-against-purpose': {
    lints: ['e_key_usage_and_extended_key_usage_inconsistent'],
    onlyOurs: [1, 'zlint lets keyEncipherment pass for signing code'],
    onlyTheirs: [
      27,
      'zlint wants no usage beyond those that the purposes need, we want one that serves them',
    ],
  },
  'rfc3279/rsa-key-agreement': {
    lints: ['e_rsa_allowed_ku_ee', 'e_rsa_allowed_ku_ca'],
    onlyOurs: [1, 'all nine usages at once'],
    onlyTheirs: [30, 'keyCertSign or cRLSign without cA, which other rules are about'],
  },
  'rfc3279/ca-enciphers': {
    lints: ['e_rsa_allowed_ku_no_encipherment_ca', 'w_rsa_allowed_ku_no_encipherment_ca'],
    onlyOurs: [33, 'CAs without keyCertSign'],
  },
  'rfc8813/ec-key-enciphers': { lints: ['e_ecdsa_allowed_ku'] },
  'rfc5280/policy-duplicate': { lints: ['e_ext_cert_policy_duplicate'] },
  'rfc5280/policy-notice-reference': {
    lints: ['w_ext_cert_policy_contains_noticeref'],
    onlyTheirs: [6, 'a noticeRef without organisation, which is no noticeRef'],
  },
  'rfc5280/explicit-text-too-long': { lints: ['e_ext_cert_policy_explicit_text_too_long'] },
  'rfc6818/explicit-text-ia5': { lints: ['e_ext_cert_policy_explicit_text_ia5_string'] },
  'rfc5280/any-policy-qualifier': { lints: ['e_ext_cert_policy_disallowed_any_policy_qualifier'] },
  'rfc5280/policy-mapping-any': { lints: ['e_ext_policy_map_any_policy'] },
  'rfc5280/policy-mappings-not-critical': { lints: ['w_ext_policy_map_not_critical'] },
  'rfc5280/policy-constraints-not-critical': { lints: ['e_ext_policy_constraints_not_critical'] },
  'rfc5280/policy-constraints-empty': { lints: ['e_ext_policy_constraints_empty'] },
  'rfc5280/inhibit-any-policy-not-critical': { lints: ['e_inhibit_any_policy_not_critical'] },
  'rfc5280/san-empty': { lints: ['e_ext_san_no_entries'] },
  'rfc5280/san-empty-name': { lints: ['e_ext_san_empty_name'] },
  'rfc5280/san-dns-syntax': {
    lints: [
      'e_rfc_dnsname_empty_label',
      'e_rfc_dnsname_label_too_long',
      'e_rfc_dnsname_hyphen_in_sld',
      'e_ext_san_dns_name_too_long',
      'e_dnsname_bad_character_in_label',
      'e_san_dns_name_starts_with_period',
      'e_san_dns_name_includes_null_char',
      'e_ext_san_space_dns_name',
    ],
    onlyOurs: [7, 'ports, blanks, commas and long names in certificates that are not for servers'],
    onlyTheirs: [366, 'zlint judges the commonName, too'],
  },
  'rfc5280/san-dns-underscore': {
    lints: ['e_rfc_dnsname_underscore_in_sld', 'w_rfc_dnsname_underscore_in_trd'],
  },
  'rfc9525/wildcard': {
    lints: [
      'e_san_bare_wildcard',
      'e_san_wildcard_not_first',
      'e_dnsname_wildcard_only_in_left_label',
      'e_dnsname_left_label_wildcard_correct',
    ],
    onlyOurs: [1, 'a wildcard right below a top-level domain'],
    onlyTheirs: [1, 'a label with a star that is not ASCII'],
  },
  'rfc5280/san-email-syntax': {
    lints: ['e_ext_san_rfc822_format_invalid'],
    onlyOurs: [2, 'addresses without a domain in certificates of CAs, and one beyond what zlint reads'],
  },
  'rfc5280/san-uri-syntax': {
    lints: ['e_ext_san_uri_relative', 'e_ext_san_uri_format_invalid', 'e_ext_san_uri_host_not_fqdn_or_ip'],
    onlyTheirs: [12, 'empty URIs, and such beyond ASCII, which other rules are about'],
  },
  'rfc9110/san-missing': {
    lints: ['e_ext_san_missing'],
    onlyTheirs: [
      516,
      'certificates that are not for servers: other purposes, no name of a host, or version 1',
    ],
  },
  'rfc9110/common-name-not-in-san': {
    lints: ['e_subject_common_name_not_from_san', 'e_subject_common_name_not_exactly_from_san'],
    onlyOurs: [1, 'a domain that is a public suffix'],
    onlyTheirs: [614, 'commonNames that are no host names, and certificates without any SAN'],
  },
  'rfc5280/issuer-alt-name-critical': { lints: ['w_ext_ian_critical'] },
  'rfc5280/subject-directory-attributes-critical': { lints: ['e_ext_subject_directory_attr_critical'] },
  'rfc5280/basic-constraints-not-critical': { lints: ['e_basic_constraints_not_critical'] },
  'rfc5280/path-length-without-ca': {
    lints: ['e_path_len_constraint_improperly_included'],
    onlyTheirs: [
      8,
      'CAs that do not have a keyUsage, which another rule is about, and values that cannot be read',
    ],
  },
  'rfc5280/path-length-negative': { lints: ['e_path_len_constraint_zero_or_less'] },
  'rfc5280/name-constraints-without-ca': { lints: ['e_ext_name_constraints_not_in_ca'] },
  'rfc5280/name-constraints-not-critical': { lints: ['e_ext_name_constraints_not_critical'] },
  'rfc5280/name-constraints-empty': {
    lints: ['e_name_constraint_empty'],
    onlyOurs: [1, 'lists that are there but empty'],
  },
  'rfc5280/name-constraints-distance': {
    lints: ['e_name_constraint_minimum_non_zero', 'e_name_constraint_maximum_not_absent'],
  },
  'rfc5280/name-constraint-syntax': {
    lints: ['e_name_constraint_not_fqdn'],
    onlyOurs: [21, 'masks that are none, and URIs in full'],
  },
  'rfc5280/any-purpose-critical': { lints: ['w_eku_critical_improperly'] },
  'rfc5280/crl-distribution-points-critical': { lints: ['w_ext_crl_distribution_marked_critical'] },
  'rfc5280/distribution-point-incomplete': { lints: ['e_distribution_point_incomplete'] },
  'rfc5280/distribution-point-without-address': {
    lints: ['w_distribution_point_missing_ldap_or_uri'],
    onlyOurs: [7, 'one of several points, relative names, and places that are no URIs'],
    onlyTheirs: [10, 'points that name an issuer only, and empty lists'],
  },
  'rfc5280/freshest-crl-critical': { lints: ['e_ext_freshest_crl_marked_critical'] },
  'rfc5280/authority-info-access-critical': { lints: ['e_ext_aia_marked_critical'] },
  'rfc5280/issuer-address-missing': {
    lints: ['w_ext_aia_access_location_missing'],
    onlyOurs: [4, 'locations that are no URIs'],
    onlyTheirs: [2, 'https and others that can be fetched'],
  },
  'rfc5280/subject-info-access-critical': { lints: ['e_subject_info_access_marked_critical'] },
  'key/rsa-too-short': { lints: ['e_mp_modulus_must_be_2048_bits_or_more', 'e_rsa_mod_less_than_2048_bits'] },
  'key/rsa-odd-length': { lints: ['e_mp_modulus_must_be_divisible_by_8'] },
  'key/rsa-small-factor': {
    lints: ['w_rsa_mod_not_odd', 'w_rsa_mod_factors_smaller_than_752'],
    onlyOurs: [1, 'a key that zlint does not read'],
  },
  'key/rsa-close-primes': { lints: ['e_rsa_fermat_factorization'] },
  'key/rsa-exponent': {
    lints: [
      'e_mp_exponent_cannot_be_one',
      'e_rsa_public_exponent_not_odd',
      'e_rsa_public_exponent_too_small',
      'w_rsa_public_exponent_not_in_range',
    ],
  },
  'rfc3279/rsa-parameters': {
    lints: ['e_spki_rsa_encryption_parameter_not_null', 'e_tbs_signature_rsa_encryption_parameter_not_null'],
    onlyOurs: [2, 'the outer field, and CRLs'],
  },
  'key/curve-seldom-supported': {
    lints: ['e_ec_improper_curves'],
    onlyOurs: [2, 'certificates for clients and for signing code'],
  },
  'rfc5758/ecdsa-parameters': {
    lints: ['e_mp_ecdsa_signature_encoding_correct'],
    onlyOurs: [3, 'the outer field, and CRLs'],
    onlyTheirs: [20, 'a hash that Mozilla wants otherwise for the curve'],
  },
  'key/dsa': {
    lints: ['e_prohibit_dsa_usage', 'e_br_prohibit_dsa_usage'],
    onlyOurs: [1, 'a certificate that zlint does not take for one of the public web'],
  },
  'signature/sha1': { lints: ['e_sub_cert_or_sub_ca_using_sha1'], onlyOurs: [23, 'trust anchors and CRLs'] },
  'web/lifetime': {
    lints: ['e_tls_server_cert_valid_time_longer_than_398_days'],
    onlyTheirs: [
      440,
      'certificates of before 2020-09-01, when 825 days were allowed, and such that are not for servers',
    ],
  },
  'web/server-auth-missing': {
    lints: ['e_sub_cert_eku_missing'],
    onlyTheirs: [529, 'certificates that name no host'],
  },
  'rfc5280/crl-next-update-missing': { lints: ['e_crl_has_next_update'] },
  'rfc5280/crl-empty-list': {
    lints: ['e_crl_empty_revoked_certificates', 'e_crl_revoked_certificates_field_must_be_empty'],
  },
  'rfc5280/crl-serial-twice': { lints: ['e_crl_unique_revoked_certificate'] },
  'rfc5280/crl-revoked-later': { lints: ['e_crl_revocation_time_after_this_update'] },
  'rfc5280/crl-authority-key-identifier-missing': { lints: ['e_crl_has_authority_key_identifier'] },
  'rfc5280/crl-number-missing': { lints: ['e_crl_missing_crl_number'] },
  'rfc5280/crl-number-range': {
    lints: ['e_crl_number_out_of_range'],
    onlyTheirs: [32, 'CRLs without any number, which rfc5280/crl-number-missing is about'],
  },
};
