/**
 * What the parameters of constructors set, which the stubs do not say. By lower-cased type, one entry per constructor
 * (Apex Reference Guide, the page of each class).
 */
export const CONSTRUCTORS: Readonly<Record<string, readonly string[]>> = {
  'auth.authprovidercallbackstate': ['headers body queryParameters'],
  'auth.authprovidertokenresponse': ['provider oauthToken oauthSecretOrRefreshToken state'],
  'auth.generateduserdata': [
    'firstName lastName email username alias languageLocaleKey localesIdKey emailEncodingKey timeZoneSidKey',
  ],
  'auth.headlessuserdiscoveryresponse': ['userIds customErrorMessage'],
  'auth.oauthrefreshresult': ['accessToken refreshToken', 'accessToken refreshToken error'],
  'auth.tokenvalidationresult': ['isValid', 'isValid data userData token tokenType customErrorMsg'],
  'auth.userdata': [
    'identifier firstName lastName fullName email link username locale provider siteLoginUrl attributeMap',
    'identifier firstName lastName fullName email link username locale provider siteLoginUrl attributeMap idToken userInfoJSONString',
  ],
  'auth.verificationresult': ['redirect success message'],
  'reports.reportfilter': ['column operator value'],
  'reports.toprows': ['rowLimit direction'],
  'richmessaging.authrequestresponse': ['accessToken contextRecordId authProviderName'],
  'richmessaging.authrequestresult': [
    'redirectPageReference resultStatus',
    'redirectPageReference resultStatus expirationDateTime',
  ],
  'richmessaging.timeslotoption': ['startTime duration'],
};
