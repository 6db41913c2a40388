# SPDX-License-Identifier: Apache-2.0
#
# Cleaned mails as Ruby's mail reads them; prints as read-gmime.c.
require 'digest'
require 'mail'

def digest(bytes)
  bytes = bytes.b.gsub("\r\n".b, "\n".b).sub(/\n+\z/n, ''.b)
  Digest::SHA256.hexdigest(bytes)[0, 16]
end

STDIN.each_line(chomp: true) do |path|
  next if path.empty?
  mail = Mail.read(path)
  from = mail[:from]&.addrs&.first
  out = [path, mail.subject.to_s, from&.display_name.to_s, from&.address.to_s]
  (mail.multipart? ? mail.parts[1..] : []).each do |part|
    out << part.filename.to_s
    out << (part.mime_type == 'message/rfc822' ? '-' : digest(part.body.decoded))
  end
  puts out.map { |text| text.dup.force_encoding('UTF-8') }.join("\t")
end
