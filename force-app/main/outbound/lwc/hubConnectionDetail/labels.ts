import configured from '@salesforce/label/c.Hub_Ui_Configured';
import endpointFrom from '@salesforce/label/c.Hub_Ui_Endpoint_From';
import externalCredential from '@salesforce/label/c.Hub_Ui_External_Credential';
import granted from '@salesforce/label/c.Hub_Ui_Granted';
import healthCall from '@salesforce/label/c.Hub_Ui_Health_Call';
import history from '@salesforce/label/c.Hub_Ui_History';
import historyTable from '@salesforce/label/c.Hub_Ui_History_Caption';
import loading from '@salesforce/label/c.Hub_Ui_Loading_History';
import milliseconds from '@salesforce/label/c.Hub_Ui_Milliseconds';
import noHistory from '@salesforce/label/c.Hub_Ui_No_History';
import openSetup from '@salesforce/label/c.Hub_Ui_Open_Setup';
import owner from '@salesforce/label/c.Hub_Ui_Owner';
import platformText from '@salesforce/label/c.Hub_Ui_Platform_Text';
import result from '@salesforce/label/c.Hub_Ui_Result';
import retryAfter from '@salesforce/label/c.Hub_Ui_Retry_After';
import retryAfterSeconds from '@salesforce/label/c.Hub_Ui_Retry_After_Seconds';
import rule from '@salesforce/label/c.Hub_Ui_Rule_Source';
import status from '@salesforce/label/c.Hub_Ui_Status';
import testedBy from '@salesforce/label/c.Hub_Ui_Tested_By';
import time from '@salesforce/label/c.Hub_Ui_Time';
import tried from '@salesforce/label/c.Hub_Ui_Tried';
import whatToDo from '@salesforce/label/c.Hub_Ui_What_To_Do';
import when from '@salesforce/label/c.Hub_Ui_When';

/** Texts of this component. */
export const text = {
  configured,
  endpointFrom,
  externalCredential,
  granted,
  healthCall,
  history,
  historyTable,
  loading,
  milliseconds,
  noHistory,
  openSetup,
  owner,
  platformText,
  result,
  retryAfter,
  retryAfterSeconds,
  rule,
  status,
  testedBy,
  time,
  tried,
  whatToDo,
  when,
};
