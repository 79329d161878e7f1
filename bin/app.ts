import { App } from 'aws-cdk-lib';
import { addTributary } from '../lib/tributary.ts';

const app = new App();
addTributary(app);
app.synth();
