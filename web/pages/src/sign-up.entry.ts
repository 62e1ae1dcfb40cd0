import { enroll, type EnrollmentPage } from './enroll.js';
import { pageData } from './page-data.js';

enroll(pageData() as EnrollmentPage, identifier => ({ purpose: 'sign-up', identifier }));
