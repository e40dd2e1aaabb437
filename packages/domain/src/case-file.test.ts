import { describe, expect, it } from 'vitest';
import { caseFileType, cleanFileName } from './case-file.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('cleanFileName', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['../../x', 'x'],
    ['C:\\temp\\invoice.pdf', 'invoice.pdf'],
    ['..', 'file'],
    ['', 'file'],
    ['a\u0000b\r\nc.txt', 'abc.txt'],
    // A right-to-left override would show fdp.exe as exe.pdf.
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['nul.txt', '_nul.txt'],
    ['a<b>:"c|?*.csv', 'a_b___c___.csv'],
    ['.hidden', 'hidden'],
    ['name. . ', 'name'],
    ['CON .txt', '_CON .txt'],
    ['conin$', '_conin$'],
    ['com¹.txt', '_com¹.txt'],
    ['Überweisung 12.pdf', 'Überweisung 12.pdf'],
  ])('makes %j the name %j', (given, name) => {
    expect(cleanFileName(given)).toBe(name);
  });

  it('cuts a long name before its ending', () => {
    const name = cleanFileName(`${'x'.repeat(500)}.pdf`);
    expect([name.length, name.slice(-5)]).toEqual([120, 'x.pdf']);
    // A file system takes 255 bytes: 62 letters of four bytes and the ending.
    expect(cleanFileName(`${'𝒳'.repeat(100)}.pdf`)).toBe(`${'𝒳'.repeat(62)}.pdf`);
  });
});

describe('caseFileType', () => {
  it.each([
    ['a.pdf', '%PDF-1.7\n', 'application/pdf'],
    ['a.PNG', '\x89PNG\r\n\x1a\n', 'image/png'],
    ['a.jpeg', '\xff\xd8\xff\xe0', 'image/jpeg'],
    ['a.json', '{"a": 1}', 'application/json'],
    ['a.csv', 'a,b\n1,2\n', 'text/csv'],
    // As spreadsheets save it: Windows-1252, and UTF-16.
    ['b.csv', 'K\xf6ln,1\n', 'text/csv'],
    ['c.csv', '\xff\xfea\x00,\x001\x00', 'text/csv'],
    ['b.eml', 'Subject: K\xf6ln\r\n\r\nhello', 'message/rfc822'],
    ['a.eml', 'From: a@b.example\r\n\r\nhello', 'message/rfc822'],
    [
      'a.docx',
      'PK\x03\x04[Content_Types].xml word/document.xml',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('takes %s', (name, content, type) => {
    expect(caseFileType(bytes(content), name)).toBe(type);
  });

  it.each([
    ['a page', 'a.html', '<script>alert(1)</script>'],
    ['a drawing with script', 'a.svg', '<svg/>'],
    ['a program', 'a.exe', 'MZ'],
    ['a program that is called a picture', 'a.png', 'MZ\x90\x00'],
    ['a page that is called a document', 'a.pdf', '<html></html>'],
    ['macros', 'a.docx', 'PK\x03\x04[Content_Types].xml word/document.xml word/vbaProject.bin'],
    ['macros in lower case', 'a.docx', 'PK\x03\x04[Content_Types].xml word/document.xml word/vbaproject.bin'],
    ['bytes that are called text', 'a.txt', '\x00\x01\x02'],
    ['what is no JSON', 'a.json', 'root'],
    ['JSON that is no UTF-8', 'a.json', '"\xf6"'],
    ['nothing', 'a.txt', ''],
    ['no ending', 'passwd', 'root'],
  ])('refuses %s', (_what, name, content) => {
    expect(() => caseFileType(bytes(content), name)).toThrow(expect.objectContaining({ code: 'FILE_REFUSED' }));
  });

  it('does not parse JSON, which takes seconds where it is deep', () => {
    const started_ms = performance.now();
    expect(caseFileType(bytes('['.repeat(9_800_000)), 'a.json')).toBe('application/json');
    expect(performance.now() - started_ms).toBeLessThan(1000);
  });
});
