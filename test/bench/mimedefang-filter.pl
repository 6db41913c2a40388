# SPDX-License-Identifier: Apache-2.0
#
# What MIMEDefang does in the bench: the same job as our profile text-only.
# Plain text stays, HTML becomes text, every attachment goes and is named.
use HTML::FormatText;
use HTML::TreeBuilder;

$AdminAddress     = 'postmaster@bench.example';
$AdminName        = 'Bench';
$DaemonAddress    = 'mimedefang@bench.example';
$AddWarningsInline = 0;
$Features{"SpamAssassin"} = 0;

sub html_to_text {
    my ($entity) = @_;
    my $tree = HTML::TreeBuilder->new_from_content($entity->bodyhandle->as_string);
    my $text = HTML::FormatText->new(leftmargin => 0, rightmargin => 76)->format($tree);
    $tree->delete;
    my $body = $entity->open("w");
    $body->print($text);
    $body->close;
    $entity->head->mime_attr("content-type" => "text/plain");
    action_rebuild();
}

sub filter {
    my ($entity, $name, $extension, $type) = @_;

    return action_accept() if $name eq "" && $type eq "text/plain";
    if ($name eq "" && $type eq "text/html") {
        html_to_text($entity);
        return action_accept();
    }
    utf8::encode($name) if utf8::is_utf8($name);
    return action_drop_with_warning("Attachment $name ($type) was removed.\n");
}

sub filter_multipart { return action_accept(); }

sub filter_end {
    my ($entity) = @_;
    remove_redundant_html_parts($entity);
}

1;
