import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexMap, T_STRING, typeOf } from '../../runtime/index.ts';
import { engine } from '../engine.ts';

const nothing = (): null => null;
const empty = (): string => '';
const no = (): boolean => false;

/** What Site answers where no site runs (Apex Reference Guide, "Site Class"): nothing, an empty text or false. */
const SITE: PlatformClass = {
  name: 'System.Site',
  statics: {
    getadminemail: nothing,
    getadminid: nothing,
    getanalyticstrackingcode: nothing,
    getbasecustomurl: empty,
    getbaseinsecureurl: empty,
    getbaserequesturl: empty,
    getbasesecureurl: empty,
    getbaseurl: empty,
    getcurrentsiteurl: nothing,
    getcustomwebaddress: nothing,
    getdomain: nothing,
    geterrordescription: nothing,
    geterrormessage: nothing,
    getexperienceid: nothing,
    getmasterlabel: nothing,
    getname: nothing,
    getoriginalurl: nothing,
    getpathprefix: nothing,
    getprefix: nothing,
    getsiteid: nothing,
    getsitetype: nothing,
    getsitetypelabel: nothing,
    gettemplate: nothing,
    isloginenabled: no,
    ispasswordexpired: no,
    isregistrationenabled: no,
    isvalidusername: (name: string | null) => name !== null && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(name),
    setexperienceid: nothing,
  },
};

const NETWORK: PlatformClass = {
  name: 'System.Network',
  statics: {
    getnetworkid: nothing,
    getloginurl: nothing,
    getlogouturl: nothing,
    getselfregurl: nothing,
  },
};

/** Auth.SessionManagement.getCurrentSession: Apex that no session started has none. */
function currentSession(): ApexValue {
  const { transaction } = engine();
  return new ApexMap(typeOf('Map', [T_STRING, T_STRING]), [
    ['UsersId', transaction.userId],
    ['SessionType', transaction.isAsync ? 'AsyncApex' : 'TempUIFrontdoor'],
    ['UserType', 'Standard'],
    ['LoginType', 'Application'],
    ['SessionSecurityLevel', 'STANDARD'],
    ['SourceIp', '127.0.0.1'],
  ]);
}

/** Auth.AuthConfiguration of an org without sites or providers. */
class AuthConfiguration {
  readonly #startUrl: ApexValue;
  constructor(startUrl: ApexValue) {
    this.#startUrl = startUrl;
  }
  getstarturl(): ApexValue {
    return this.#startUrl;
  }
  getusernamepasswordenabled(): boolean {
    return true;
  }
  getselfregistrationenabled(): boolean {
    return false;
  }
  getselfregistrationurl(): null {
    return null;
  }
  getforgotpasswordurl(): null {
    return null;
  }
  getauthproviders(): ApexValue {
    return engine().runtime.list(typeOf('List', [typeOf('AuthProvider')]), []);
  }
  getauthconfigproviders(): ApexValue {
    return engine().runtime.list(typeOf('List', [typeOf('AuthConfigProviders')]), []);
  }
  getsamlproviders(): ApexValue {
    return engine().runtime.list(typeOf('List', [typeOf('SamlSsoConfig')]), []);
  }
  getallowinternaluserloginenabled(): boolean {
    return false;
  }
  getcertificateloginenabled(): boolean {
    return false;
  }
  getdefaultprofileforregistration(): null {
    return null;
  }
  getheadlessforgotpasswordenabled(): boolean {
    return false;
  }
  getheadlesspasswordlessloginenabled(): boolean {
    return false;
  }
  getheadlessregistrationenabled(): boolean {
    return false;
  }
  iscommunityusingsiteascontainer(): boolean {
    return false;
  }
}

export const SITE_CLASSES: readonly PlatformClass[] = [
  SITE,
  NETWORK,
  { name: 'Auth.SessionManagement', statics: { getcurrentsession: currentSession } },
  {
    name: 'Auth.AuthConfiguration',
    jsClass: AuthConfiguration,
    construct: (_type, _url: ApexValue, startUrl: ApexValue) => new AuthConfiguration(startUrl),
  },
];
