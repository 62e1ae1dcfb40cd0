import { enroll, type EnrollmentPage } from './enroll.js';
import { pageData } from './page-data.js';

const page = pageData() as EnrollmentPage & { readonly setupToken: string };

enroll(page, identifier => ({ purpose: 'setup', identifier, setupToken: page.setupToken }));
