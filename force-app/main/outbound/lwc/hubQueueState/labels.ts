import claimed from '@salesforce/label/c.Hub_Queue_State_Claimed';
import dead from '@salesforce/label/c.Hub_Queue_State_Dead';
import delivered from '@salesforce/label/c.Hub_Queue_State_Delivered';
import discarded from '@salesforce/label/c.Hub_Queue_State_Discarded';
import meansClaimed from '@salesforce/label/c.Hub_Queue_Means_Claimed';
import meansDead from '@salesforce/label/c.Hub_Queue_Means_Dead';
import meansDelivered from '@salesforce/label/c.Hub_Queue_Means_Delivered';
import meansDiscarded from '@salesforce/label/c.Hub_Queue_Means_Discarded';
import meansPending from '@salesforce/label/c.Hub_Queue_Means_Pending';
import meansRetry from '@salesforce/label/c.Hub_Queue_Means_Retry';
import meansUnknown from '@salesforce/label/c.Hub_Queue_Means_Unknown';
import pending from '@salesforce/label/c.Hub_Queue_State_Pending';
import retry from '@salesforce/label/c.Hub_Queue_State_Retry';
import todoClaimed from '@salesforce/label/c.Hub_Queue_Todo_Claimed';
import todoDead from '@salesforce/label/c.Hub_Queue_Todo_Dead';
import todoDelivered from '@salesforce/label/c.Hub_Queue_Todo_Delivered';
import todoDiscarded from '@salesforce/label/c.Hub_Queue_Todo_Discarded';
import todoPending from '@salesforce/label/c.Hub_Queue_Todo_Pending';
import todoRetry from '@salesforce/label/c.Hub_Queue_Todo_Retry';
import todoUnknown from '@salesforce/label/c.Hub_Queue_Todo_Unknown';
import unknown from '@salesforce/label/c.Hub_Queue_State_Unknown';

/** Texts of this component. */
export const text = {
  claimed,
  dead,
  delivered,
  discarded,
  meansClaimed,
  meansDead,
  meansDelivered,
  meansDiscarded,
  meansPending,
  meansRetry,
  meansUnknown,
  pending,
  retry,
  todoClaimed,
  todoDead,
  todoDelivered,
  todoDiscarded,
  todoPending,
  todoRetry,
  todoUnknown,
  unknown,
};
