import close from '@salesforce/label/c.Hub_Ui_Close';
import created from '@salesforce/label/c.Hub_Ui_Created';
import evidence from '@salesforce/label/c.Hub_Ui_Evidence';
import grantedBy from '@salesforce/label/c.Hub_Ui_Granted_By';
import ipPolicy from '@salesforce/label/c.Hub_Ui_Ip_Policy';
import modified from '@salesforce/label/c.Hub_Ui_Modified';
import noEvidence from '@salesforce/label/c.Hub_Ui_No_Evidence';
import nobody from '@salesforce/label/c.Hub_Ui_Nobody';
import openSetup from '@salesforce/label/c.Hub_Ui_Open_Setup';
import policySource from '@salesforce/label/c.Hub_Ui_Policy_Source';
import refreshPolicy from '@salesforce/label/c.Hub_Ui_Refresh_Policy';
import remedy from '@salesforce/label/c.Hub_Ui_What_To_Do';
import scopes from '@salesforce/label/c.Hub_Ui_Scopes';
import unknown from '@salesforce/label/c.Hub_Ui_Not_Known';

/** Texts of this component. */
export const text = {
  close,
  created,
  evidence,
  grantedBy,
  ipPolicy,
  modified,
  noEvidence,
  nobody,
  openSetup,
  policySource,
  refreshPolicy,
  remedy,
  scopes,
  unknown,
};
