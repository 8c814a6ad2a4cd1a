"""The form of a file that comes to a post, and of the words for a picture."""

from flask_wtf.file import FileField, FileRequired
from wtforms import TextAreaField
from wtforms.validators import Length, Optional

from planner.models.attachment import LONGEST_ALT
from planner.web.form import Form
from planner.wording import marked


class UploadForm(Form):
    file = FileField(
        marked("File"),
        description=marked("Pictures, PDF, Office documents, MP4 or text, up to 25 MB."),
        validators=[FileRequired(marked("Please choose a file."))],
    )
    alt = TextAreaField(
        marked("What the picture shows"),
        description=marked("Read aloud to whoever does not see it. A post with a picture is approved only with it."),
        validators=[Optional(), Length(max=LONGEST_ALT)],
    )


class AltForm(Form):
    alt = TextAreaField(marked("What the picture shows"), validators=[Optional(), Length(max=LONGEST_ALT)])
