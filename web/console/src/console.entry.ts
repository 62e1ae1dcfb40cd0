import { createClient } from '@ostiary/sdk';
import { forgetMessage } from '../../pages/src/forget-message.js';
import { showLocalTimes } from '../../pages/src/show-local-times.js';
import { copyOnPress } from './copy-on-press.js';
import { drawCharts } from './draw-charts.js';
import { stepUpForms } from './step-up-forms.js';

const notice = document.getElementById('notice');
if (notice && notice.childElementCount > 0) notice.focus();
forgetMessage();
showLocalTimes();
copyOnPress();
stepUpForms(() => createClient());
void drawCharts();
