// Writes VS Code's log files, which the Output view shows, in place of a native module that would have to be compiled.
const fs = require('node:fs');
const path = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
	constructor(_kind, _name, file) {
		this.file = file;
		this.level = 2;
		this.raw = false;
		fs.mkdirSync(path.dirname(file), { recursive: true });
		fs.appendFileSync(file, '');
	}
	getLevel() {
		return this.level;
	}
	setLevel(level) {
		this.level = level;
	}
	setPattern() {
		this.raw = false;
	}
	clearFormatters() {
		this.raw = true;
	}
	flush() {}
	drop() {}
	write(level, message) {
		if (level < this.level) return;
		const head = `${new Date().toISOString().replace('T', ' ').replace('Z', '')} [${LEVELS[level]}] `;
		fs.appendFileSync(this.file, this.raw ? message : `${head}${message}\n`);
	}
}
LEVELS.forEach((name, level) => {
	Logger.prototype[name] = function (message) {
		this.write(level, message);
	};
});

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = async (name, file) => new Logger('rotating', name, file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
