import type { ApexValue } from '../../abi.ts';

/** Database.DMLOptions: `optAllOrNone` counts here; rules that this org does not have are kept and have no effect. */
export class DmlOptions {
  optallornone: ApexValue = null;
  allowfieldtruncation: ApexValue = null;
  localeoptions: ApexValue = null;
  duplicateruleheader: { allowsave: ApexValue; runascurrentuser: ApexValue; includerecorddetails: ApexValue } = {
    allowsave: null,
    runascurrentuser: null,
    includerecorddetails: null,
  };
  emailheader: { triggerautoresponseemail: ApexValue; triggerotheremail: ApexValue; triggeruseremail: ApexValue } = {
    triggerautoresponseemail: null,
    triggerotheremail: null,
    triggeruseremail: null,
  };
  assignmentruleheader: { assignmentruleid: ApexValue; usedefaultrule: ApexValue } = {
    assignmentruleid: null,
    usedefaultrule: null,
  };
}
