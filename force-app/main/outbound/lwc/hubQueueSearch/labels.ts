import ageAny from '@salesforce/label/c.Hub_Queue_Age_Any';
import ageDay from '@salesforce/label/c.Hub_Queue_Age_Day';
import ageHour from '@salesforce/label/c.Hub_Queue_Age_Hour';
import ageQuarter from '@salesforce/label/c.Hub_Queue_Age_Quarter';
import ageWeek from '@salesforce/label/c.Hub_Queue_Age_Week';
import allIntegrations from '@salesforce/label/c.Hub_Queue_All_Integrations';
import needsYou from '@salesforce/label/c.Hub_Queue_Needs_You';
import open from '@salesforce/label/c.Hub_Queue_Open';

/** Texts of this component. */
export const text = {
  ageAny,
  ageDay,
  ageHour,
  ageQuarter,
  ageWeek,
  allIntegrations,
  needsYou,
  open,
};
